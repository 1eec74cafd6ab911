/// Times in milliseconds, or counts of bytes, of one kind of measurement.
struct Sample {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }
  mutating func add(_ duration: Duration) {
    add(Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1_000)
  }

  var isEmpty: Bool { values.isEmpty }
  var median: Double { quantile(0.5) }

  func quantile(_ part: Double) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(part * Double(sorted.count)))]
  }

  /// `0.82 (p99 1.40)`.
  var text: String { isEmpty ? "–" : "\(Self.short(median)) (p99 \(Self.short(quantile(0.99))))" }

  static func short(_ value: Double) -> String {
    value >= 100 ? String(Int(value.rounded())) : String((value * 100).rounded() / 100)
  }
}
