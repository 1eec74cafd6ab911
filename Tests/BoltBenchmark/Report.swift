/// One line of JSON, with its keys in the order in which they were added.
struct Report {
  private var fields: [String] = []

  mutating func add(_ key: String, _ value: String) { fields.append("\"\(key)\": \"\(value)\"") }
  mutating func add(_ key: String, _ value: Int64) { fields.append("\"\(key)\": \(value)") }

  /// With so many digits after the point.
  mutating func add(_ key: String, _ value: Double, digits: Int) {
    fields.append("\"\(key)\": \(Self.rounded(value, digits))")
  }

  mutating func add(_ key: String, _ value: Report) { fields.append("\"\(key)\": \(value.json)") }

  var json: String { "{" + fields.joined(separator: ", ") + "}" }

  private static func rounded(_ value: Double, _ digits: Int) -> Double {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    return (value * scale).rounded() / scale
  }
}
