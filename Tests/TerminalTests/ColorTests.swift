import Testing

@testable import Terminal

@Suite struct ColorTests {
  private let orange = Color(red: 255, green: 135, blue: 0, ansi: 11)

  @Test(arguments: [
    (0, ColorDepth.mono), (1, .mono), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .indexed),
    (0x100_0000, .direct),
  ])
  func `the number of colours says the depth`(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }

  @Test func `a colour is the nearest that a terminal of its depth has`() {
    #expect(ColorDepth.mono.number(of: orange) == nil)
    #expect(ColorDepth.eight.number(of: orange) == 3)
    #expect(ColorDepth.sixteen.number(of: orange) == 11)
    #expect(ColorDepth.indexed.number(of: orange) == 208)
    #expect(ColorDepth.direct.number(of: orange) == 0xFF8700)
  }

  @Test func `direct colours below 8 would be ANSI colours, so they are moved up`() {
    #expect(ColorDepth.direct.number(of: Color(red: 0, green: 0, blue: 3, ansi: 0)) == 8)
  }

  /// Against the definition: no entry from 16 to 255 is nearer.
  @Test func `no other indexed colour is nearer`() {
    for red in stride(from: 0, through: 255, by: 15) {
      for green in stride(from: 0, through: 255, by: 17) {
        for blue in stride(from: 0, through: 255, by: 51) {
          let color = Color(red: UInt8(red), green: UInt8(green), blue: UInt8(blue), ansi: 0)
          let chosen = Self.distance(Int(ColorDepth.indexed.number(of: color) ?? -1), red, green, blue)
          let best = (16...255).map { Self.distance($0, red, green, blue) }.min()
          #expect(chosen == best, "\(red) \(green) \(blue)")
        }
      }
    }
  }

  private static func distance(_ index: Int, _ red: Int, _ green: Int, _ blue: Int) -> Int {
    let levels = [0, 95, 135, 175, 215, 255]
    let cube = index - 16
    let rgb =
      index >= 232
      ? [8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)]
      : [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
    return zip(rgb, [red, green, blue]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
