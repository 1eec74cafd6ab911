/// How many colours a terminal has.
public enum ColorDepth: Sendable, Hashable {
  /// None, or NO_COLOR is set: attributes only.
  case mono
  case eight, sixteen, indexed
  /// 24 bits a cell, without a palette.
  case direct

  /// From the number that ncurses found.
  init(colors: Int) {
    switch colors {
    case ..<8: self = .mono
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    case ..<0x10000: self = .indexed
    default: self = .direct
    }
  }

  /// The number by which ncurses knows a colour here; nil where the terminal's own is better.
  func number(of color: Color) -> Int32? {
    switch self {
    case .mono: nil
    case .eight: Int32(color.ansi % 8)
    case .sixteen: Int32(color.ansi)
    case .indexed: Self.nearestIndexed(color)
    // Direct-colour entries take 0–7 for the ANSI colours, so the darkest blues are moved up to the next one.
    case .direct: max(8, Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue))
    }
  }

  /// The nearest of the 6×6×6 cube and the grey ramp. The first 16 are the user's own palette and never used.
  private static func nearestIndexed(_ color: Color) -> Int32 {
    let wanted = (Int(color.red), Int(color.green), Int(color.blue))
    let cube = (cubeStep(wanted.0), cubeStep(wanted.1), cubeStep(wanted.2))
    let cubeColor = (level(cube.0), level(cube.1), level(cube.2))
    let grey = max(0, min(23, ((wanted.0 + wanted.1 + wanted.2) / 3 - 3) / 10))
    let greyLevel = 8 + 10 * grey
    if distance(wanted, (greyLevel, greyLevel, greyLevel)) < distance(wanted, cubeColor) { return Int32(232 + grey) }
    return Int32(16 + 36 * cube.0 + 6 * cube.1 + cube.2)
  }

  private static func level(_ step: Int) -> Int { step == 0 ? 0 : 55 + 40 * step }

  private static func cubeStep(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40 }

  private static func distance(_ a: (Int, Int, Int), _ b: (Int, Int, Int)) -> Int {
    let (red, green, blue) = (a.0 - b.0, a.1 - b.1, a.2 - b.2)
    return red * red + green * green + blue * blue
  }
}
