/// All that a key or the palette can do. The raw value is the name by which a config binds keys.
public enum Command: String, Sendable, Hashable, CaseIterable {
  // Anywhere.
  case help, cancel, palette, quit, interrupt
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case recordings = "pane-recordings"
  case metadata = "pane-metadata"
  case tracklists = "pane-tracklists"
  case proposals = "pane-proposals"
  case related = "pane-related"
  case zoom, undo, redo, history, theme
  case copyPath = "copy-path"
  case copyName = "copy-name"
  case mouse, redraw, reload, suspend

  // Lists.
  case down, up
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfDown = "half-page-down"
  case halfUp = "half-page-up"
  case first, last
  case filter, sort, mark, range
  case markAll = "mark-all"

  // One pane's own.
  case accept, reject, edit
  case acceptAbove = "accept-above"
  case states
  case openProposal = "open-proposal"
  case openRecord = "open-record"
  case openFull = "open-metadata"
  case itsProposals = "its-proposals"
  case openTracklist = "open-tracklist"
  case follow, back
  case previousKind = "previous-kind"
  case nextKind = "next-kind"

  // In the palette only.
  case propose
  case importLibrary = "import"
  case sync, relate, maintain
}

/// Where a key means something. Narrower scopes come before wider ones.
public enum Scope: Sendable, Hashable, CaseIterable {
  case anywhere
  /// Any pane.
  case lists
  case recordings, metadata, tracklists, proposals, related
  /// Only by name, in the palette.
  case palette

  /// As the help screen heads it.
  var title: String {
    switch self {
    case .anywhere: "Anywhere"
    case .lists: "Lists"
    case .recordings: "Recordings"
    case .metadata: "Metadata"
    case .tracklists: "Tracklists"
    case .proposals: "Rename proposals"
    case .related: "Related"
    case .palette: "By name, after :"
    }
  }
}

extension Pane {
  var scope: Scope {
    switch self {
    case .recordings: .recordings
    case .metadata: .metadata
    case .tracklists: .tracklists
    case .proposals: .proposals
    case .related: .related
    }
  }
}
