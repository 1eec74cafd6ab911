/// A document with text pictures between markers:
///
/// ````
/// <!-- screen 80x24 -->
/// ```
/// the picture
/// ```
/// <!-- end of screen -->
/// ````
struct PictureDocument {
  var text: String

  func picture(for size: String) throws(CaptureError) -> String {
    let between = text[try range(for: size)]
    let lines = between.split(separator: "\n", omittingEmptySubsequences: false)
    // The fences, and what the newlines around them leave.
    return lines.drop { $0.isEmpty || $0 == "```" }.joined(separator: "\n").withoutSuffix("\n```\n")
  }

  mutating func setPicture(_ picture: String, for size: String) throws(CaptureError) {
    text.replaceSubrange(try range(for: size), with: "\n```\n\(picture)\n```\n")
  }

  /// Between the markers.
  private func range(for size: String) throws(CaptureError) -> Range<String.Index> {
    guard let start = text.firstRange(of: "<!-- screen \(size) -->"),
      let end = text[start.upperBound...].firstRange(of: "<!-- end of screen -->")
    else { throw .noMarker(size) }
    return start.upperBound..<end.lowerBound
  }
}

extension String {
  fileprivate func withoutSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
