import FoundationEssentials
import Terminal

/// Keys typed while a list's cursor is on its way to another row.
///
/// `p a` accepts the proposal that `p` leads to, however slow the line: a key that means the row under the cursor waits
/// for that row, and the keys behind it wait for their turn. Moving alone needs no waiting: the list owes the steps.
extension Model {
  /// Keys held back at most; somebody who types that many is not looking.
  private static var mostHeldBack: Int { 1_000 }
  private static var waiting: String { "Waiting for the list; Esc forgets what was typed" }

  /// Whether a key has to wait; it is kept then.
  mutating func holdsBack(_ key: Key) -> Bool {
    guard !heldBack.isEmpty || isOnItsWay(list) else { return false }
    let command = settings.keys.command(for: key, in: scopes)
    if heldBack.isEmpty {
      guard sheets.isEmpty, typing == nil, let command, command.meansTheRow else { return false }
    } else if command == .cancel {
      heldBack = []
      say("Forgotten what was typed ahead")
      return true
    } else if command == .interrupt || (command == .quit && heldBack.contains(key)) {
      heldBack = []
      return false
    }
    guard heldBack.count < Self.mostHeldBack else { return true }
    heldBack.append(key)
    if heldBack.count == 1 { say(Self.waiting) }
    return true
  }

  /// Does what was held back, as far as its rows are there now.
  mutating func takeUpHeldBack() {
    guard !heldBack.isEmpty, !isOnItsWay(list) else { return }
    if notice?.text == Self.waiting { notice = nil }
    while !heldBack.isEmpty, !isOnItsWay(list) {
      let key = heldBack.removeFirst()
      let later = heldBack
      heldBack = []
      press(key)
      // What the key itself had to hold back stands before what was typed after it.
      heldBack += later
    }
  }

  /// The rows will not come: what was meant for them is not done to others.
  mutating func forgetHeldBack(of pane: Pane) {
    if pane == list { heldBack = [] }
  }

  private func isOnItsWay(_ pane: Pane) -> Bool {
    pane == .proposals ? proposals.isOnItsWay : recordings.isOnItsWay
  }
}

extension Command {
  /// It acts on the row under the cursor of a list.
  fileprivate var meansTheRow: Bool {
    switch self {
    case .accept, .reject, .edit, .mark, .range, .openProposal, .openRecord, .itsProposals, .copyPath, .copyName: true
    default: false
    }
  }
}
