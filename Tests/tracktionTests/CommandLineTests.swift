import Testing

@testable import tracktion

@Suite struct CommandLineTests {
  private let commands = [
    Command("", summary: "the screen", options: [Option("mouse", help: "")]) { _ in .done },
    Command("db migrate", summary: "", options: [Option("adopt", help: "")]) { _ in .done },
    Command("db status", summary: "", options: [.json]) { _ in .done },
    Command(
      "import", operands: "PATH…", summary: "", options: [Option("map", "FROM=TO", help: ""), .dryRun]
    ) { _ in .done },
  ]

  private func parse(_ words: String...) throws -> (name: String, arguments: Arguments)? {
    guard case .run(let command, let arguments) = try ParsedCommandLine.parse(words, commands: commands) else {
      return nil
    }
    return (command.name, arguments)
  }

  @Test func noVerbIsTheScreen() throws {
    #expect(try parse()?.name == "")
    #expect(try parse("--mouse")?.arguments.has("mouse") == true)
  }

  @Test func optionsMayStandBeforeAndBehindTheVerb() throws {
    let (name, arguments) = try #require(try parse("--postgres", "host=x", "db", "migrate", "--adopt"))
    #expect(name == "db migrate")
    #expect(arguments.value("postgres") == "host=x")
    #expect(arguments.has("adopt"))
  }

  @Test func operandsAndRepeatedOptionsKeepTheirOrder() throws {
    let (_, arguments) = try #require(try parse("import", "a", "--map", "D:=/x", "b", "--map=E:=/y", "--", "--c"))
    #expect(arguments.operands == ["a", "b", "--c"])
    #expect(arguments.all("map") == ["D:=/x", "E:=/y"])
  }

  @Test(arguments: [
    (["improt"], "import"), (["db", "migrat"], "db migrate"), (["import", "--dry-rn"], "--dry-run"),
    (["--psotgres", "x"], "--postgres"),
  ])
  func aMistypedWordNamesTheNearest(_ words: [String], _ nearest: String) {
    #expect(
      performing: { try ParsedCommandLine.parse(words, commands: commands) },
      throws: { ($0 as? UsageError)?.nearest == nearest })
  }

  @Test(arguments: [
    ["db", "migrate", "extra"], ["import", "--map"], ["db", "status", "--json=1"], ["import", "-z"],
  ])
  func whatIsNotUnderstoodIsAUsageError(_ words: [String]) {
    #expect(throws: UsageError.self) { try ParsedCommandLine.parse(words, commands: commands) }
  }

  @Test func helpIsFoundWhereverItStands() throws {
    for words in [["--help"], ["help"], ["import", "--help"], ["db", "--help"], ["db"], ["help", "db", "status"]] {
      guard case .help = try ParsedCommandLine.parse(words, commands: commands) else {
        Issue.record("\(words) gives no help")
        continue
      }
    }
  }

  @Test func everyVerbHasHelpAndIsInEveryCompletion() {
    for command in Command.table where !command.path.isEmpty {
      #expect(HelpText.of(command).contains(command.summary))
      for shell in CompletionScript.allCases {
        #expect(shell.text(Command.table).contains(command.path[0]), "\(command.name) in \(shell)")
      }
    }
  }

  @Test func jsonKeepsTheOrderOfItsFieldsAndEscapesControls() {
    let value = JSON.object([
      ("b", .string("a\"\u{1b}\u{9b}\n")), ("a", .array([.int(1), .double(0.5), .null, .bool(true)])),
    ])
    #expect(value.text == #"{"b":"a\"\u001b\u009b\n","a":[1,0.5,null,true]}"#)
  }
}
