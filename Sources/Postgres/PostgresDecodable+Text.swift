import FoundationEssentials

/// Text of any kind, json and jsonb as JSON text, enums and other types whose binary form is text; numeric and
/// integers in decimal, uuid in lower case, date as `2026-11-24`.
extension String: PostgresDecodable {
  public static func decode(_ bytes: UnsafeRawBufferPointer, as type: PostgresType) -> String? {
    switch type {
    case .text, .varchar, .bpchar, .json: String(decoding: bytes, as: UTF8.self)
    case .jsonb: bytes.first == 1 ? String(decoding: bytes.dropFirst(), as: UTF8.self) : nil
    case .numeric: NumericText.text(bytes)
    case .int2, .int4, .int8, .oid: Int64.decode(bytes, as: type).map { String($0) }
    case .uuid: UUID.decode(bytes, as: type).map { $0.uuidString.lowercased() }
    case .date: bytes.bigEndian(Int32.self).map(CalendarDay.text(days:))
    case .bool, .bytea, .float4, .float8, .timestamp, .timestamptz: nil
    // Enums, citext, name, "char", xml…: what they send is their text.
    default: String(validating: bytes, as: UTF8.self)
    }
  }
}
