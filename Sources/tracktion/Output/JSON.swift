import FoundationEssentials

/// JSON whose fields keep their order, written as text at once.
enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// Nil becomes null.
  static func of(_ value: String?) -> JSON { value.map(JSON.string) ?? .null }
  static func of(_ value: Int?) -> JSON { value.map { .int(Int64($0)) } ?? .null }
  static func of(_ value: Int64?) -> JSON { value.map(JSON.int) ?? .null }
  static func of(_ value: Double?) -> JSON { value.map(JSON.double) ?? .null }
  /// Lower case, as PostgreSQL writes it.
  static func of(_ value: UUID?) -> JSON { value.map { .string($0.uuidString.lowercased()) } ?? .null }
  /// RFC 3339 in UTC.
  static func of(_ value: Date?) -> JSON {
    value.map { .string($0.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))) } ?? .null
  }

  /// One line.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    // JSON has no word for what is not a number.
    case .double(let value): text += value.isFinite ? Self.number(value) : "null"
    case .string(let value): Self.quote(value, to: &text)
    case .array(let items): Self.list("[", items, "]", to: &text) { $0.write(to: &$1) }
    case .object(let fields):
      Self.list("{", fields, "}", to: &text) { field, text in
        Self.quote(field.0, to: &text)
        text += ":"
        field.1.write(to: &text)
      }
    }
  }

  private static func list<T>(
    _ open: String, _ items: [T], _ close: String, to text: inout String, write: (T, inout String) -> Void
  ) {
    text += open
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      write(item, &text)
    }
    text += close
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // C1 as well: a terminal may obey them, and JSON is read on terminals too.
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
