/// Numbers as the screen writes them. Figures are never cut.
enum Figure {
  /// `32,833`.
  static func count(_ value: Int) -> String {
    guard value >= 0 else { return "−" + count(-value) }
    guard value >= 1_000 else { return String(value) }
    let rest = String(value % 1_000)
    return count(value / 1_000) + "," + String(repeating: "0", count: 3 - rest.utf8.count) + rest
  }

  /// `2,833`, or `~32,800` for an estimate.
  static func count(_ count: Count) -> String {
    switch count {
    case .exact(let value): self.count(value)
    case .about(let value): "~" + self.count(value < 1_000 ? value : value / 100 * 100)
    }
  }

  /// `128.0`; what cannot be a tempo is a dash.
  static func bpm(_ value: Double) -> String {
    guard value.isFinite, value > 0, value < 1_000 else { return "–" }
    return decimal(value, digits: 1)
  }

  /// `0.92`.
  static func score(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return decimal(min(max(value, 0), 9.99), digits: 2)
  }

  /// The change of tempo in six columns: `+1.6 %`, `−13 %`; `×2` where double time was needed.
  static func tempoChange(percent: Double?, factor: Double) -> String {
    if factor == 2 { return "×2" }
    if factor == 0.5 { return "×0.5" }
    guard let percent, percent.isFinite, abs(percent) < 1_000 else { return "" }
    let text = decimal(abs(percent), digits: abs(percent) < 9.95 ? 1 : 0)
    let sign = text.allSatisfy { $0 == "0" || $0 == "." } ? " " : percent < 0 ? "−" : "+"
    return "\(sign)\(text) %"
  }

  /// Seconds as `00:12:40`.
  static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 360_000 else { return "–" }
    let whole = Int(seconds)
    return [whole / 3_600, whole / 60 % 60, whole % 60].map(twoDigits).joined(separator: ":")
  }

  /// Seconds of music as `4:33`, from an hour on `1:02:03`.
  static func length(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 360_000 else { return "–" }
    let whole = Int(seconds.rounded())
    let minutes = whole < 3_600 ? "\(whole / 60)" : "\(whole / 3_600):\(twoDigits(whole / 60 % 60))"
    return "\(minutes):\(twoDigits(whole % 60))"
  }

  /// A length of work to come: `40 s`, `3 min`, `2 h 5 min`.
  static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "–" }
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\((whole + 30) / 60) min" }
    return "\(whole / 3_600) h \(whole / 60 % 60) min"
  }

  static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }

  private static func decimal(_ value: Double, digits: Int) -> String {
    let scale = [1, 10, 100][digits]
    let scaled = Int((value * Double(scale)).rounded())
    guard digits > 0 else { return String(scaled) }
    let fraction = String(scaled % scale)
    return "\(scaled / scale).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  }
}
