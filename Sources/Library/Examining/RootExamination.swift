import EventLoop
import Renaming

/// Looks at the folders below which files may be renamed (P16), by renaming in them.
public enum RootExamination {
  public static func diagnoses(of roots: [String]) async -> [Diagnosis] {
    guard !roots.isEmpty else {
      return [
        Diagnosis(
          "roots", .warning, "no folder is named below which files may be renamed; accepting only marks",
          advice: "name yours: roots: in the config, TRACKTION_ROOTS, or --root DIR")
      ]
    }
    var found: [Diagnosis] = []
    for root in roots { found.append(await diagnosis(of: root)) }
    return found
  }

  private static func diagnosis(of root: String) async -> Diagnosis {
    let check = "root \(root)"
    do {
      return try await BlockingWork.run { verdict(check, try RenameProbe(root: root)) }
    } catch {
      return Diagnosis(
        check, .error, "\(error)",
        advice: "the folder must exist, and this user must be able to write in it; accepting refuses files below it")
    }
  }

  private static func verdict(_ check: String, _ probe: RenameProbe) -> Diagnosis {
    var facts = [probe.limits.fileSystem, "names up to \(probe.limits.nameLimit) bytes"]
    facts.append(probe.refusesToReplace ? "RENAME_NOREPLACE" : "no RENAME_NOREPLACE")
    facts.append(probe.exchanges ? "RENAME_EXCHANGE" : "swaps by a temporary name")
    if probe.ignoresCase { facts.append("without case") }
    if probe.ignoresNormalForm { facts.append("without normal forms") }
    let detail = "writable; " + facts.joined(separator: ", ")
    if probe.isSafe { return Diagnosis(check, .ok, detail) }
    return Diagnosis(
      check, .error, detail + ", no links",
      advice: "nothing here keeps a rename from overwriting a file that appears meanwhile, so accepting refuses; "
        + "unsafe_rename: allow in the config renames all the same")
  }
}
