/// A colour of a theme, with what a terminal of few colours shows instead.
public struct Color: Sendable, Hashable {
  /// One number, since whole screens of them are compared.
  private let bytes: UInt32

  public init(red: UInt8, green: UInt8, blue: UInt8, ansi: UInt8) {
    bytes = UInt32(red) << 24 | UInt32(green) << 16 | UInt32(blue) << 8 | UInt32(ansi)
  }

  public var red: UInt8 { UInt8(bytes >> 24) }
  public var green: UInt8 { UInt8(truncatingIfNeeded: bytes >> 16) }
  public var blue: UInt8 { UInt8(truncatingIfNeeded: bytes >> 8) }
  /// 0–15: the ANSI colour for terminals with 8 or 16 colours (8 of them: modulo 8, bright becomes bold).
  public var ansi: UInt8 { UInt8(truncatingIfNeeded: bytes) }
}

/// How a cell looks. Nil colours are the terminal's own.
public struct Style: Sendable, Hashable {
  public struct Attributes: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let reverse = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)
    public static let italic = Attributes(rawValue: 16)
  }

  public var foreground: Color?
  public var background: Color?
  public var attributes: Attributes

  public init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  public static let plain = Style()
}
