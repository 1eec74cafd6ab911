import Glibc

/// A colour by its three parts, and how well two of them can be told apart.
struct RGB: Sendable, Hashable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `1a2B3c`, with or without `#`; nil for anything else.
  init?(hex: String) {
    let digits = hex.first == "#" ? hex.dropFirst() : Substring(hex)
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
      return nil
    }
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// Of full colour: a hue from 0 to 360 degrees.
  init(hue: Double, saturation: Double, lightness: Double) {
    let chroma = (1 - abs(2 * lightness - 1)) * saturation
    func part(_ shift: Double) -> UInt8 {
      let k = (shift + hue / 30).truncatingRemainder(dividingBy: 12)
      return UInt8(min(255, max(0, (lightness - chroma / 2 * max(-1, min(k - 3, 9 - k, 1))) * 255)))
    }
    self.init(red: part(0), green: part(8), blue: part(4))
  }

  /// Relative luminance, 0–1 (WCAG 2.2).
  var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast, 1–21 (WCAG 2.2).
  func contrast(to other: RGB) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// A part of the way to another colour, from 0 to 1.
  func mixed(with other: RGB, _ share: Double) -> RGB {
    func part(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded()) }
    return RGB(red: part(red, other.red), green: part(green, other.green), blue: part(blue, other.blue))
  }
}
