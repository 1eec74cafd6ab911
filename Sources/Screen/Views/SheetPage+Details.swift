import FoundationEssentials
import Records
import Terminal

/// Sheets to read: the full record, and a proposal with every finding.
extension SheetPage {
  mutating func proposal(_ sheet: ProposalSheet, _ model: Model, _ width: Int) {
    let row = model.proposals.rows.first { $0.id == sheet.row.id } ?? sheet.row
    let room = width - 16
    title = "Proposal"
    right = CheckText.word(row)
    isFull = true
    top = sheet.top
    let value = row.value
    lines = SheetLine.wrapped(value.currentFilename, width: room, label: "old name")
    lines += SheetLine.wrapped(value.proposedFilename, width: room, .accent, label: "new name")
    lines += SheetLine.wrapped(folder(value.filePath), width: room, label: "folder")
    lines.append(labelled("confidence", value.confidence.map(Figure.score) ?? "not given"))
    lines.append(labelled("state", value.status.rawValue))
    lines.append(labelled("made", model.settings.zone.text(value.createdAt)))
    if let reason = row.reason { lines += SheetLine.wrapped(reason, width: room, .bad, label: "failed") }
    if let reason = value.reason { lines += SheetLine.wrapped(reason, width: room, label: "reason") }
    findings(row.check, room)
    lines += [SheetLine(), SheetLine("Metadata it was made from", .focusedTitle)]
    for (name, field) in value.fieldsUsed.sorted(by: { $0.key < $1.key }) {
      lines += SheetLine.wrapped("\(field.value)   (\(field.source))", width: room, label: name)
    }
    if value.fieldsUsed.isEmpty { lines.append(SheetLine("not recorded", .dim)) }
    hints = SheetPage.reading
  }

  private mutating func findings(_ check: ProposalCheck?, _ room: Int) {
    lines += [SheetLine(), SheetLine("Check", .focusedTitle)]
    guard let check else { return lines.append(SheetLine("not looked at yet", .dim)) }
    if check.findings.isEmpty { lines.append(SheetLine("ok: nothing stands in the way", .good)) }
    for finding in check.findings {
      let (sign, role) = CheckText.sign(finding.severity)
      lines += SheetLine.wrapped(
        CheckText.text(finding), width: room, role, label: "\(sign) \(finding.severity.rawValue)")
    }
  }

  mutating func record(_ sheet: RecordSheet, _ model: Model, _ width: Int) {
    title = sheet.name.isEmpty ? "Recording" : sheet.name
    isFull = true
    top = sheet.top
    hints = SheetPage.reading
    guard let record = sheet.value else {
      lines = [SheetLine(sheet.trouble?.message ?? "loading…", sheet.trouble == nil ? .dim : .bad)]
      return
    }
    let recording = record.recording
    right = recording.status.rawValue
    lines = SheetLine.wrapped(recording.fileName, width: width - 16, .accent, label: "file")
    lines += SheetLine.wrapped(folder(recording.filePath), width: width - 16, label: "folder")
    lines.append(labelled("size", recording.fileSize.map { "\(Figure.count(Int(clamping: $0))) bytes" } ?? "unknown"))
    lines.append(labelled("kind", recording.mimeType ?? "unknown"))
    lines.append(labelled("changed", recording.lastModified.map(model.settings.zone.text) ?? "unknown"))
    lines.append(labelled("added", model.settings.zone.text(recording.createdAt)))
    lines.append(labelled("id", recording.id.uuidString.lowercased()))
    lines += [SheetLine(), SheetLine("Metadata", .focusedTitle)]
    let label = min(18, record.entries.map(\.key.count).max() ?? 0)
    for entry in record.entries {
      let wrapped = SheetLine.wrapped(entry.value, width: width - label - 6)
      for (index, line) in wrapped.enumerated() {
        var whole = SheetLine().then(index == 0 ? entry.key : "", .dim, width: max(10, label))
        whole.parts += line.parts
        lines.append(whole)
      }
    }
    if record.entries.isEmpty { lines.append(SheetLine("none", .dim)) }
  }

  private func labelled(_ label: String, _ value: String) -> SheetLine {
    SheetLine().then(label, .dim, width: 10).then(value)
  }

  private func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? path
  }

  private static let reading = [Hint("↑ ↓ PgUp PgDn", "scroll"), Hint("q Esc", "close")]
}
