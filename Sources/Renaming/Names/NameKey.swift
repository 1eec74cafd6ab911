/// What a folder on a file system without case and with normalisation (exFAT, NTFS, APFS, SMB) takes a name for.
/// Names with equal keys cannot lie side by side there, so a batch never makes two such neighbours anywhere.
public struct NameKey: Sendable, Hashable {
  private enum Form: Sendable, Hashable {
    /// Lower case ASCII.
    case plain([UInt8])
    /// Compared by canonical equivalence, as Swift's strings are.
    case text(String)
    /// Not UTF-8: only itself.
    case raw([UInt8])
  }
  private let form: Form

  public init(_ name: FileName) {
    if name.bytes.allSatisfy({ $0 < 0x80 }) {
      form = .plain(name.bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    } else if let text = name.text {
      form = .text(Self.folded(text))
    } else {
      form = .raw(name.bytes)
    }
  }

  /// Simple folding, one scalar for one, as those file systems do it: ß stays apart from ss.
  private static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let upper = single(scalar.properties.uppercaseMapping) ?? scalar
      scalars.append(single(upper.properties.lowercaseMapping) ?? upper)
    }
    return String(scalars)
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    guard let first = scalars.first, scalars.count == 1 else { return nil }
    return first
  }

  /// Whether two names are canonically the same text in other bytes.
  static func areNormalisations(_ left: FileName, _ right: FileName) -> Bool {
    guard left != right, let left = left.text, let right = right.text else { return false }
    return left == right
  }
}
