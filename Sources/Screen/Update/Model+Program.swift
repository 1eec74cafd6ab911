import FoundationEssentials
import Records

extension Model {
  mutating func performOnProgram(_ command: Command) {
    switch command {
    case .quit: quit()
    case .interrupt: interrupt()
    case .copyPath: copyPath()
    case .copyName: copyName()
    case .mouse:
      mouse.toggle()
      emit(.setMouse(mouse))
      say(mouse ? "Mouse on: the terminal's own selecting needs Shift now" : "Mouse off")
    case .redraw: emit(.redraw)
    case .suspend: emit(.suspend)
    default: reload()
    }
  }

  mutating func quit() {
    guard works.isEmpty else { return sheets.append(.quit) }
    emit(.quit)
  }

  /// In a window too small for the question the second `q` is the answer.
  mutating func quitSmall() {
    if case .quit = sheets.last { emit(.quit) } else { quit() }
  }

  mutating func interrupt() {
    guard works.contains(where: \.isBatch) else { return quit() }
    sheets.append(.stop)
  }

  private mutating func reload() {
    reloadRecordings(recordings.rows.isEmpty ? .start : .around(recordings.nearCursor))
    // Without the rows that are kept: decided ones go.
    reloadProposals(proposals.rows.isEmpty ? .start : .around(proposals.nearCursor))
    if let shown = following.shown { loadFollowing(shown) }
    say("Reading everything again")
  }

  mutating func performVerb(_ command: Command) {
    switch command {
    case .propose:
      if recordingMarks.isEmpty {
        emit(.run(.propose(.matching(recordingQuery.filter))))
        say("Looking for better names…")
      } else {
        emit(.run(.propose(.these(recordingMarks))))
        say("Looking for better names for the \(Figure.count(recordingMarks.count)) marked…")
        recordingMarks.removeAll()
      }
    case .importLibrary: sheets.append(.importPath(TextField()))
    case .sync: emit(.run(.sync))
    case .relate: emit(.run(.relate))
    default: emit(.run(.maintain))
    }
  }

  // MARK: Clipboard

  private var selectedPath: String? {
    isFollowingProposals ? proposals.selected?.value.filePath : recordings.selected?.value.filePath
  }

  private mutating func copyPath() {
    guard let path = selectedPath else { return say("There is no recording here") }
    copy(Clipboard.shellQuoted(path), "the path")
  }

  private mutating func copyName() {
    if isFollowingProposals {
      guard let row = proposals.selected else { return say("There is no recording here") }
      let isShown = following.shown == row.value.recordingID
      func tag(_ key: String) -> String? {
        (isShown ? following.entry(key) : nil) ?? row.value.fieldsUsed[key]?.value
      }
      let name = TrackName.joined(tag("artist"), tag("title"), fallback: row.value.recordingFileName)
      return copy(name, "artist and title")
    }
    guard let card = recordings.selected?.value else { return say("There is no recording here") }
    copy(TrackName.joined(card.artist, card.title, fallback: card.fileName), "artist and title")
  }

  private mutating func copy(_ text: String, _ what: String) {
    guard !Clipboard.hasControls(text) else {
      return say("Not copied: it holds control characters, which a shell would carry out", .warning)
    }
    emit(.copy(text))
    say("Copied \(what): \(text)")
  }
}

/// What may go to the user's clipboard, from where it may be pasted into a shell.
enum Clipboard {
  static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
  }

  /// In single quotes where a shell would read more than a word into it.
  static func shellQuoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-+,@%".unicodeScalars.contains($0)
    }
    guard !isPlain || text.isEmpty else { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
