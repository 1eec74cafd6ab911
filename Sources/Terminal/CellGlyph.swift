/// What one cell shows: a spacing scalar and up to four zero-width marks, packed into two words.
///
/// A screen has thousands of cells and is compared with the last one at every key: plain numbers make that an order of
/// magnitude cheaper than strings.
struct CellGlyph: Sendable, Hashable {
  /// Three scalars of 21 bits.
  private var first: UInt64 = 0
  /// Two more.
  private var second: UInt64 = 0

  private static let mask: UInt64 = 0x1F_FFFF

  /// Nothing: the right half of a wide character.
  static let none = CellGlyph()
  static let blank = CellGlyph(" ")

  init() {}

  init(_ scalar: Unicode.Scalar) { first = UInt64(scalar.value) }

  /// The first five scalars of a text.
  init(text: String) {
    for scalar in text.unicodeScalars.prefix(5) { append(scalar) }
  }

  var base: UInt32 { UInt32(first & Self.mask) }
  var isNone: Bool { first == 0 }
  var isASCII: Bool { first < 0x80 }

  /// The scalar at a place from 0 to 4; 0 where there is none.
  subscript(place: Int) -> UInt32 {
    UInt32((place < 3 ? first >> (21 * UInt64(place)) : second >> (21 * UInt64(place - 3))) & Self.mask)
  }

  var count: Int { (0..<5).first { self[$0] == 0 } ?? 5 }

  /// Adds a scalar; false where there is no room for another.
  @discardableResult
  mutating func append(_ scalar: Unicode.Scalar) -> Bool {
    let place = count
    guard place < 5 else { return false }
    replace(place, with: scalar)
    return true
  }

  mutating func replace(_ place: Int, with scalar: Unicode.Scalar) {
    let shift = UInt64(21 * (place < 3 ? place : place - 3))
    if place < 3 {
      first = first & ~(Self.mask << shift) | UInt64(scalar.value) << shift
    } else {
      second = second & ~(Self.mask << shift) | UInt64(scalar.value) << shift
    }
  }

  /// True for a letter that is written from right to left (Unicode blocks of bidi class R and AL).
  var isRightToLeft: Bool {
    let base = base
    guard base >= 0x590 else { return false }
    return switch base {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  var text: String {
    var scalars = String.UnicodeScalarView()
    for place in 0..<5 {
      guard self[place] != 0, let scalar = Unicode.Scalar(self[place]) else { break }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
