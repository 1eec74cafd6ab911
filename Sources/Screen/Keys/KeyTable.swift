import Terminal

/// The one table of keys: dispatch, help, palette and footer are made of it.
public struct KeyTable: Sendable, Equatable {
  public struct Binding: Sendable, Equatable {
    public let command: Command
    public let scope: Scope
    public var keys: [Key]
    /// One or two words for the footer.
    public let hint: String
    /// One sentence for help and palette.
    public let help: String

    /// Where it means something, if that is one pane.
    var pane: Pane? { Pane.allCases.first { $0.scope == scope } }
  }

  public internal(set) var bindings: [Binding] { didSet { (commands, footers) = Self.index(bindings) } }
  /// What is asked at every key: what it does in each scope, and each pane's hints.
  private var commands: [Scope: [Key: Command]]
  private(set) var footers: [Pane: [Hint]]

  init(bindings: [Binding]) {
    self.bindings = bindings
    (commands, footers) = Self.index(bindings)
  }

  /// What a key does where these scopes hold, narrowest first.
  public func command(for key: Key, in scopes: [Scope]) -> Command? {
    for scope in scopes {
      if let command = commands[scope]?[key] { return command }
    }
    return nil
  }

  public func binding(of command: Command) -> Binding? { bindings.first { $0.command == command } }

  /// The name of the first key of a command; empty where it has none.
  public func keyName(_ command: Command) -> String {
    binding(of: command)?.keys.first.map(\.name) ?? ""
  }

  public static let standard = KeyTable(bindings: anywhere + lists + panes + byName)

  private static func bind(_ command: Command, _ scope: Scope, _ keys: [Key], _ hint: String, _ help: String) -> Binding
  {
    Binding(command: command, scope: scope, keys: keys, hint: hint, help: help)
  }

  private static let anywhere: [Binding] = [
    bind(.help, .anywhere, [.character("?")], "help", "help for where one is; typing searches it"),
    bind(
      .cancel, .anywhere, [.escape, .control("g")], "back",
      "takes back one thing: a sheet, a text, a range, the pane's filter"),
    bind(.palette, .anywhere, [.character(":")], "commands", "every command by name"),
    bind(.quit, .anywhere, [.character("q")], "quit", "closes a sheet, or quits; asks first while work is under way"),
    bind(.interrupt, .anywhere, [.control("c")], "stop", "stops a batch under way, or quits"),
    bind(.nextPane, .anywhere, [.tab, .character("l")], "next", "the next pane"),
    bind(.previousPane, .anywhere, [.backTab, .character("h")], "previous", "the pane before"),
    bind(.recordings, .anywhere, [.character("1")], "recordings", "the recordings"),
    bind(.metadata, .anywhere, [.character("2")], "metadata", "the metadata"),
    bind(.tracklists, .anywhere, [.character("3")], "tracklists", "the tracklists"),
    bind(.proposals, .anywhere, [.character("4")], "proposals", "the rename proposals"),
    bind(.related, .anywhere, [.character("5")], "related", "the related tracks"),
    bind(.zoom, .anywhere, [.character("z")], "zoom", "the pane in the whole window, and back"),
    bind(.undo, .anywhere, [.character("u")], "undo", "takes back one's own last accept or reject"),
    bind(.redo, .anywhere, [.control("r")], "redo", "does again what was undone"),
    bind(.history, .anywhere, [.character("H")], "history", "batches: when, who, how many; u there undoes one"),
    bind(.theme, .anywhere, [.character("T")], "theme", "chooses the colours"),
    bind(.copyPath, .anywhere, [.character("y")], "copy path", "copies the recording's path, quoted for a shell"),
    bind(.copyName, .anywhere, [.character("Y")], "copy name", "copies artist and title"),
    bind(.mouse, .anywhere, [.character("M")], "mouse", "mouse on and off"),
    bind(.redraw, .anywhere, [.control("l")], "redraw", "draws the screen again"),
    bind(.reload, .anywhere, [.character("R")], "reload", "reads everything again; decided rows go"),
    bind(.suspend, .anywhere, [.control("z")], "suspend", "to the shell; fg comes back"),
    bind(.back, .anywhere, [.backspace], "back", "back along the way one came"),
  ]

  private static let lists: [Binding] = [
    bind(.down, .lists, [.character("j"), .down], "down", "one row down"),
    bind(.up, .lists, [.character("k"), .up], "up", "one row up"),
    bind(.pageDown, .lists, [.pageDown], "page down", "a page down"),
    bind(.pageUp, .lists, [.pageUp], "page up", "a page up"),
    bind(.halfDown, .lists, [.control("d")], "half down", "half a page down"),
    bind(.halfUp, .lists, [.control("u")], "half up", "half a page up"),
    bind(.first, .lists, [.character("g"), .home], "first", "the first row"),
    bind(.last, .lists, [.character("G"), .end], "last", "the last row"),
    bind(.filter, .lists, [.character("/")], "filter", "filters while one types; Enter keeps it, Esc clears it"),
    bind(.sort, .lists, [.character("s")], "sort", "chooses column and direction"),
    bind(.mark, .lists, [.character(" ")], "mark", "marks the row; actions apply to marked rows"),
    bind(.range, .lists, [.character("V")], "range", "marks from here to the cursor; V or Space keeps it"),
    bind(.markAll, .lists, [.character("*")], "mark all", "marks all that the filter matches; again drops all marks"),
  ]

  private static let panes: [Binding] = [
    bind(.openRecord, .recordings, [.enter], "record", "the full record"),
    bind(.itsProposals, .recordings, [.character("p")], "proposals", "the recording's proposals"),
    bind(.openFull, .metadata, [.enter], "record", "the full record"),
    bind(.openTracklist, .tracklists, [.enter], "tracks", "opens the tracks; Enter there goes to the recording"),
    bind(.accept, .proposals, [.character("a")], "accept", "accepts: the file is renamed"),
    bind(.reject, .proposals, [.character("r")], "reject", "rejects the proposal"),
    bind(.edit, .proposals, [.character("e")], "edit", "edits the new name; it stays pending"),
    bind(
      .acceptAbove, .proposals, [.character("A")], "accept all above…", "accepts all shown from a confidence upwards"),
    bind(.states, .proposals, [.character("f")], "state", "pending, accepted, failed, applied, rejected, all"),
    bind(.openProposal, .proposals, [.enter], "details", "both names in full, reason, metadata, every finding"),
    bind(.follow, .related, [.enter], "go there", "goes to that recording"),
    bind(.previousKind, .related, [.character("[")], "kind", "harmonic, similar, tempo: the one before"),
    bind(.nextKind, .related, [.character("]")], "kind", "harmonic, similar, tempo: the next one"),
  ]

  private static let byName: [Binding] = [
    bind(.propose, .palette, [], "propose", "proposes names: marked rows, else all shown"),
    bind(.importLibrary, .palette, [], "import", "imports a folder or a library file"),
    bind(.sync, .palette, [], "sync", "brings the graph up to date"),
    bind(.relate, .palette, [], "relate", "calculates related tracks"),
    bind(.maintain, .palette, [], "maintain", "statistics, partitions, clean-up of the graph"),
  ]

  private static func index(
    _ bindings: [Binding]
  ) -> (commands: [Scope: [Key: Command]], footers: [Pane: [Hint]]) {
    var commands: [Scope: [Key: Command]] = [:]
    var hints: [Command: Hint] = [:]
    for binding in bindings {
      for key in binding.keys { commands[binding.scope, default: [:]][key] = binding.command }
      hints[binding.command] = binding.keys.first.map { Hint($0.name, binding.hint) }
    }
    let footers = Pane.allCases.map { pane in (pane, (footer(of: pane) + [.help]).compactMap { hints[$0] }) }
    return (commands, Dictionary(uniqueKeysWithValues: footers))
  }

  /// The footer's hints for a pane, most needed first; the last one is always help.
  static func footer(of pane: Pane) -> [Command] {
    let common: [Command] = [.nextPane, .zoom, .undo, .palette]
    switch pane {
    case .recordings: return [.openRecord, .filter, .sort, .mark, .itsProposals] + common
    case .proposals:
      return [
        .accept, .reject, .edit, .acceptAbove, .undo, .openProposal, .states, .filter, .mark, .nextPane, .palette,
      ]
    case .metadata: return [.openFull] + common
    case .tracklists: return [.openTracklist] + common
    case .related: return [.follow, .back, .nextKind, .copyPath] + common
    }
  }
}
