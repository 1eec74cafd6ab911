/// The number at the start of a metadata value (P11): at most 15 digits on either side of a point or a comma, and an
/// exponent of at most two; what follows, a unit for one, is left alone. Nil where there is none.
///
/// The twin of the SQL function `metadata_number` (`schema/postgres/0007_metadata_numbers.up.sql`).
public enum MetadataNumber {
  /// Metadata keys whose values are numbers: the float and integer keys of P17, and the further features that an
  /// analysis of the audio writes.
  public static let keys: Set<String> = [
    "bpm", "duration", "energy", "danceability", "valence", "loudness", "acousticness", "replay_gain", "year",
    "track_number", "disc_number", "rating", "play_count", "bitrate", "sample_rate", "speechiness", "liveness",
    "instrumentalness", "popularity", "channels",
  ]

  /// `"128 BPM"` is 128, `"126,5"` 126.5, `"1.4e-05"` 0.000014, `"fast"` nil.
  public static func read(_ value: String) -> Double? {
    var rest = Array(value.utf8)[...]
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var text = sign(&rest)
    guard let mantissa = mantissa(&rest) else { return nil }
    text += mantissa + exponent(rest)
    return Double(text)
  }

  private static func sign(_ rest: inout ArraySlice<UInt8>) -> String {
    guard let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return "" }
    rest = rest.dropFirst()
    return first == UInt8(ascii: "-") ? "-" : ""
  }

  private static func mantissa(_ rest: inout ArraySlice<UInt8>) -> String? {
    let whole = digits(rest)
    guard whole.count <= 15 else { return nil }
    rest = rest.dropFirst(whole.count)
    var text = whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
    if let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
      let fraction = digits(rest.dropFirst()).prefix(15)
      if fraction.isEmpty { return whole.isEmpty ? nil : text }
      rest = rest.dropFirst(1 + fraction.count)
      text += "." + String(decoding: fraction, as: UTF8.self)
    } else if whole.isEmpty {
      return nil
    }
    return text
  }

  private static func exponent(_ rest: ArraySlice<UInt8>) -> String {
    guard let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return "" }
    var tail = rest.dropFirst()
    let sign = sign(&tail)
    let power = digits(tail)
    return (1...2).contains(power.count) ? "e\(sign)\(String(decoding: power, as: UTF8.self))" : ""
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
