import Records

/// What a batch did, in one sentence.
struct BatchSentence {
  let report: BatchReport
  /// Empty where undo has no key.
  let undoKey: String

  var notice: Notice {
    let done = report.items.filter { $0.outcome != .refused && $0.outcome != .failed }
    let left = report.items.filter { $0.outcome == .refused || $0.outcome == .failed }
    if let trouble = report.trouble, done.isEmpty {
      return Notice("\(notDone): \(trouble.message)", tone: .bad)
    }
    if done.isEmpty, let item = left.first {
      let what = left.count == 1 ? item.from : "\(Figure.count(left.count)) files"
      return Notice("\(notDone): \(item.reason ?? "no reason given")   \(what)", tone: .bad)
    }
    let hint = isReversal || undoKey.isEmpty || done.isEmpty ? asking : "   \(undoKey) undoes it\(asking)"
    let rest = remainder(left)
    let tone: Notice.Tone = left.isEmpty && report.trouble == nil ? .good : .warning
    guard done.count == 1, let item = done.first else {
      return Notice("\(verb) \(Figure.count(done.count)) \(unit(done.count))\(rest)\(hint)", tone: tone)
    }
    let name = "\(verb) 1 \(unit(1)): \(isRename ? item.to : item.from)\(rest)\(hint)"
    let long = isRename ? "\(verb) 1 \(unit(1)): \(item.from) → \(item.to)\(rest)\(hint)" : nil
    return Notice(name, long: long, tone: tone)
  }

  private var asking: String {
    report.programs.isEmpty ? "" : "   \(report.programs.joined(separator: " and ")) will ask for them: history --map"
  }

  private func remainder(_ left: [BatchReport.Item]) -> String {
    if let trouble = report.trouble { return ", then stopped: \(trouble.message)" }
    guard let first = left.first else { return "" }
    return ", \(Figure.count(left.count)) not (\(first.reason ?? "no reason given"))"
  }

  private var isReversal: Bool {
    if case .reversal = report.action { return true }
    return false
  }

  private var isRename: Bool {
    report.items.contains { $0.outcome == .applied || ($0.outcome == .pending && $0.from != $0.to) }
  }

  private func unit(_ count: Int) -> String {
    switch report.action {
    case .decision(.reject): count == 1 ? "proposal" : "proposals"
    case .decision(.accept): count == 1 ? "file" : "files"
    case .reversal: count == 1 ? "decision" : "decisions"
    }
  }

  private var verb: String {
    switch report.action {
    case .decision(.accept):
      report.items.contains { $0.outcome == .accepted } ? "Marked as accepted, not renamed" : "Renamed"
    case .decision(.reject): "Rejected"
    case .reversal(.undo): "Took back"
    case .reversal(.redo): "Did again"
    }
  }

  private var notDone: String {
    switch report.action {
    case .decision(.accept): "Not renamed"
    case .decision(.reject): "Not rejected"
    case .reversal(.undo): "Not taken back"
    case .reversal(.redo): "Not done again"
    }
  }
}
