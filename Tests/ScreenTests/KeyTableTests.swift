import Terminal
import Testing

@testable import Screen

@Suite struct KeyTableTests {
  private let table = KeyTable.standard

  @Test("Every command stands in the table once, with a sentence of help")
  func complete() {
    #expect(table.bindings.map(\.command).count == Command.allCases.count)
    #expect(Set(table.bindings.map(\.command)) == Set(Command.allCases))
    #expect(table.bindings.allSatisfy { !$0.help.isEmpty && !$0.hint.isEmpty })
  }

  @Test("No key means two things in one place")
  func unambiguous() {
    for pane in Pane.allCases {
      var seen: [Key: Command] = [:]
      for binding in table.bindings where [pane.scope, .lists, .anywhere].contains(binding.scope) {
        for key in binding.keys {
          #expect(seen[key] == nil, "\(key.name) in \(pane): \(binding.command) and \(String(describing: seen[key]))")
          seen[key] = binding.command
        }
      }
    }
  }

  @Test(
    "The keys of the contract",
    arguments: [
      ("?", .help), (":", .palette), ("q", .quit), ("z", .zoom), ("u", .undo), ("Ctrl-R", .redo), ("H", .history),
      ("T", .theme), ("y", .copyPath), ("Y", .copyName), ("M", .mouse), ("Ctrl-L", .redraw), ("R", .reload),
      ("Ctrl-Z", .suspend), ("Esc", .cancel), ("Ctrl-G", .cancel), ("Ctrl-C", .interrupt), ("Tab", .nextPane),
      ("Shift-Tab", .previousPane), ("h", .previousPane), ("l", .nextPane), ("j", .down), ("k", .up), ("↓", .down),
      ("PgDn", .pageDown), ("Ctrl-D", .halfDown), ("Ctrl-U", .halfUp), ("g", .first), ("G", .last), ("Home", .first),
      ("End", .last), ("/", .filter), ("s", .sort), ("Space", .mark), ("V", .range), ("*", .markAll), ("a", .accept),
      ("r", .reject), ("e", .edit), ("A", .acceptAbove), ("f", .states), ("Enter", .openProposal), ("4", .proposals),
    ] as [(String, Command)])
  func contract(name: String, command: Command) throws {
    let key = try #require(Key(name: name))
    #expect(table.command(for: key, in: [.proposals, .lists, .anywhere]) == command)
  }

  @Test("Key names are read as they are written")
  func names() {
    for binding in table.bindings {
      for key in binding.keys { #expect(Key(name: key.name) == key, "\(key.name)") }
    }
    #expect(Key(name: "ctrl-x") == .control("x"))
    #expect(Key(name: "F12") == .function(12))
    #expect(Key(name: "F99") == nil)
    #expect(Key(name: "nonsense") == nil)
  }

  @Test("A user's keys take the place of ours everywhere: dispatch, footer, help, palette")
  func rebinding() {
    let (table, problems) = table.rebinding([("accept", "x Ctrl-Y"), ("zoom", "F5")])
    #expect(problems.isEmpty)
    var settings = Settings.sample
    settings.keys = table
    let screen = Scenario(settings: settings).focus(.proposals).expect(" x accept")
    screen.press("x").expect("Renamed 1 file")
    screen.press("a").expectNot("0.88 ✓")
    screen.press("F5").expectNot("2 Metadata").press("?").expect("x  Ctrl-Y")
  }

  @Test("A key that is given away is taken from the other command")
  func taken() {
    let (table, _) = table.rebinding([("reject", "a")])
    #expect(table.command(for: .character("a"), in: [.proposals, .lists, .anywhere]) == .reject)
    #expect(table.binding(of: .accept)?.keys == [])
  }

  @Test("What cannot be bound says so, and nobody is locked in")
  func problems() {
    let (table, problems) = table.rebinding([("fly", "x"), ("accept", "Hyper-x"), ("quit", ""), ("zoom", "q")])
    #expect(problems.count == 4)
    #expect(problems[0] == "keys: there is no command “fly”")
    #expect(problems[1] == "keys: “Hyper-x” for accept is not the name of a key")
    #expect(table.command(for: .character("q"), in: [.anywhere]) == .quit)
  }

  @Test("Help is searched while one types, by word and by key")
  func help() {
    let screen = Scenario().press("?").type("clipb").expect("nothing matches clipb")
    screen.press("Ctrl-U").type("shell").expect("copies the recording's path, quoted for a shell").expect(
      "to the shell"
    )
    .expectNot("one row down")
    screen.press("Ctrl-U").type("z").expect("the pane in the whole window").expectNot("one row down")
    screen.press("Esc").expect("2 Metadata")
  }

  @Test("The palette finds commands by a few letters and does them")
  func palette() {
    let screen = Scenario().press(":").expect("Commands").type("hist").expectSelected("history").press("Enter")
    screen.expect("─ History ─").press("q")
    screen.press(":").type("imp").press("Enter").expect("folder or library file").type("/music/new").press("Enter")
    screen.expectEffect("imports") { $0 == .run(.importLibrary(path: "/music/new")) }
    screen.press(":").type("accept").press("Enter").expect("4 Rename proposals")
    #expect(screen.model.focus == .proposals)
    screen.press(":").type("zzzz").expect("no command matches").press("Enter").expect("4 Rename proposals")
  }

  @Test("Footer hints are dropped whole from the right, the last is always help")
  func footer() {
    for columns in stride(from: 60, through: 200, by: 5) {
      for pane in Pane.allCases {
        let last = Scenario(24, columns).focus(pane).lines.last ?? ""
        #expect(last.hasSuffix("? help"), "\(last)")
        #expect(!last.contains("…") || last.contains("above…"))
      }
    }
  }
}
