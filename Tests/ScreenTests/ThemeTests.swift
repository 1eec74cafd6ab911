import Mixing
import Terminal
import Testing
import Themes

@testable import Screen

@Suite struct ThemeTests {
  @Test("At least eight themes ship, dark and light, each with its source named")
  func shipped() throws {
    #expect(Theme.shipped.count == Themes.files.count)
    #expect(Theme.shipped.count >= 8)
    #expect(Theme.shipped.contains { $0.isDark } && Theme.shipped.contains { !$0.isDark })
    #expect(Theme.shipped.first?.name == Settings().theme)
    for file in Themes.files {
      #expect(!(try Base16Scheme(parsing: String(decoding: file.bytes, as: UTF8.self)).author.isEmpty))
    }
  }

  @Test("Every text of every theme has a contrast of 4.5:1 or more", arguments: Theme.shipped.map(\.name))
  func contrast(name: String) throws {
    let theme = try #require(Theme.shipped.first { $0.name == name })
    for role in Role.allCases {
      let style = theme.style(role)
      let ratio = try contrast(style.foreground, style.background)
      #expect(ratio >= 4.5, "\(role) of \(name): \(ratio)")
    }
    let ground = theme.style(.text).background
    for index in 0..<24 {
      let key = try #require(MusicalKey(index: index))
      #expect(try contrast(theme.color(of: key), ground) >= 4.5, "key \(index) of \(name)")
    }
  }

  private func contrast(_ a: Color?, _ b: Color?) throws -> Double {
    let (a, b) = (try #require(a), try #require(b))
    return RGB(red: a.red, green: a.green, blue: a.blue).contrast(to: RGB(red: b.red, green: b.green, blue: b.blue))
  }

  @Test("Contrast is computed as WCAG says")
  func formula() {
    let (black, white) = (RGB(red: 0, green: 0, blue: 0), RGB(red: 255, green: 255, blue: 255))
    #expect(abs(black.contrast(to: white) - 21) < 0.001)
    #expect(abs(RGB(red: 0x77, green: 0x77, blue: 0x77).contrast(to: white) - 4.478) < 0.001)
  }

  @Test("No text has the background's colour on a terminal of 16 or 8 colours")
  func ansi() throws {
    for theme in Theme.shipped {
      for role in Role.allCases {
        let style = theme.style(role)
        let (front, back) = (try #require(style.foreground?.ansi), try #require(style.background?.ansi))
        #expect(front != back, "\(role) of \(theme.name)")
        #expect(front % 8 != back % 8, "\(role) of \(theme.name) with 8 colours")
      }
    }
  }

  @Test("Without colours everything is told by attributes")
  func mono() {
    for role in Role.allCases {
      #expect(Theme.mono.style(role).foreground == nil && Theme.mono.style(role).background == nil)
    }
    for role in [Role.selection, .quietSelection, .focusedTitle, .mark, .field, .added, .removed, .bad] {
      #expect(Theme.mono.style(role).attributes.isEmpty == false, "\(role)")
    }
    let model = Model(settings: Settings(colors: false))
    #expect(view(model).lines.joined().allSatisfy { $0.style.foreground == nil && $0.style.background == nil })
  }

  @Test("A base16 file dropped in works in both forms, with or without #")
  func forms() throws {
    let hues = (0..<16).map { "base0\(String($0, radix: 16, uppercase: true)): \"#0\($0 % 10)0\($0 % 10)ff\"" }
    let flat = try Base16Scheme(parsing: "scheme: \"Mine\"\nauthor: me\n" + hues.joined(separator: "\n"))
    let nested = try Base16Scheme(
      parsing: "system: \"base16\"\nname: \"Mine\"\nauthor: me\npalette:\n  " + hues.joined(separator: "\n  "))
    #expect(flat == nested)
    #expect(flat.name == "Mine")
  }

  @Test("An error in a theme file says where and what")
  func errors() {
    #expect(throws: ThemeError(line: 2, reason: "base00: “18181” is no colour; six hexadecimal digits are needed")) {
      try Base16Scheme(parsing: "scheme: x\nbase00: \"18181\"\n")
    }
    #expect(throws: ThemeError(line: nil, reason: "base00 is missing; a base16 scheme has base00 to base0F")) {
      try Base16Scheme(parsing: "scheme: x\n")
    }
    #expect(throws: ThemeError.self) { try Base16Scheme(parsing: "scheme: [1, 2]\n") }
  }

  @Test("T previews while one chooses; Esc goes back, Enter keeps")
  func picker() {
    let screen = Scenario(settings: Settings(zone: .fixed(0)))
    screen.press("T").expectSelected("default-dark").press("j").expectSelected("gruvbox-dark-hard")
    #expect(screen.model.theme.name == "gruvbox-dark-hard")
    screen.press("Esc")
    #expect(screen.model.theme.name == "default-dark")
    screen.press("T", "j", "j", "Enter")
    #expect(screen.model.theme.name == "solarized-dark")
    screen.expectEffect("the config is to name it") { $0 == .rememberTheme("solarized-dark") }
    Scenario().press("T").expect("This terminal shows no colours, or NO_COLOR is set")
  }
}
