/// numeric in binary: groups of four decimal digits (PostgreSQL source, `utils/adt/numeric.c`, `numeric_send`).
enum NumericText {
  private static let negative: UInt16 = 0x4000
  private static let special: [UInt16: String] = [0xC000: "NaN", 0xD000: "Infinity", 0xF000: "-Infinity"]

  static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
    guard let groups = bytes.bigEndian(at: 0, UInt16.self), let weight = bytes.bigEndian(at: 2, Int16.self),
      let sign = bytes.bigEndian(at: 4, UInt16.self), let scale = bytes.bigEndian(at: 6, UInt16.self),
      bytes.count == 8 + 2 * Int(groups)
    else { return nil }
    if let word = special[sign] { return word }
    func group(_ index: Int) -> Int {
      index >= 0 && index < Int(groups) ? Int(bytes.bigEndian(at: 8 + 2 * index, UInt16.self) ?? 0) : 0
    }
    var text = sign == negative ? "-" : ""
    text += whole(weight: Int(weight), group)
    if scale > 0 { text += "." + fraction(weight: Int(weight), digits: Int(scale), group) }
    return text
  }

  private static func whole(weight: Int, _ group: (Int) -> Int) -> String {
    guard weight >= 0 else { return "0" }
    return String(group(0)) + (0..<weight).map { padded(group($0 + 1)) }.joined()
  }

  private static func fraction(weight: Int, digits: Int, _ group: (Int) -> Int) -> String {
    let groups = (digits + 3) / 4
    return String((0..<groups).map { padded(group(weight + 1 + $0)) }.joined().prefix(digits))
  }

  private static func padded(_ group: Int) -> String {
    let text = String(group)
    return String(repeating: "0", count: 4 - text.count) + text
  }
}
