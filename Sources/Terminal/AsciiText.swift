import Glibc

/// Text for terminals that know ASCII only: `é` as `e`, `→` as `>`, `中` as `??`, always as many columns as before.
struct AsciiText: ~Copyable {
  private let converter: iconv_t?
  private var known: [String: String] = [:]
  /// What the C library's table spells in several letters or not at all (`spec/screen.md`, Layout, 8).
  private static let glyphs: [String: String] = [
    "●": "*", "○": "o", "·": ".", "✓": "v", "✗": "x", "→": ">", "…": "~", "▌": "|", "│": "|", "─": "-", "▲": "^",
    "▼": "v", "×": "x", "−": "-", "–": "-", "█": "#", "░": ".",
  ]

  init() {
    TextLocale.prepare()
    let opened = iconv_open("ASCII//TRANSLIT", "UTF-8")
    converter = opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  deinit { if let converter { iconv_close(converter) } }

  /// One cell's text of `width` columns.
  mutating func cell(_ text: String, width: Int) -> String {
    if text.utf8.count == 1 { return text }
    if let known = known[text] { return known }
    let base = text.unicodeScalars.first.map(String.init) ?? "?"
    let spelt = Self.glyphs[base] ?? convert(base)
    let fitted = String((spelt + String(repeating: spelt == "?" ? "?" : " ", count: width)).prefix(width))
    known[text] = fitted
    return fitted
  }

  private func convert(_ text: String) -> String {
    guard let converter else { return "?" }
    var input = Array(text.utf8CString.dropLast())
    var output = [CChar](repeating: 0, count: 16)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target -> Int in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        let result = iconv(converter, &from, &left, &to, &room)
        return result == Int(bitPattern: UInt.max) ? 0 : target.count - room
      }
    }
    let spelt = String(decoding: output.prefix(written).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return spelt.isEmpty ? "?" : spelt
  }
}
