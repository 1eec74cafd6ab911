import Catalog
import Formats
import FoundationEssentials
import Renaming

extension MusicLibrary {
  /// The DJ programs that will ask for the files that a batch renamed, because their own libraries still hold the old
  /// paths; none where it renamed nothing. `proposals history --map` gives them the map.
  public func programsAskingForFiles(of report: RenameReport) async throws -> [String] {
    guard let batch = report.batch else { return [] }
    return try await catalog.recordings.sourceLibraries(ofBatch: batch).compactMap(Self.program)
  }

  /// Of a `source_library`; nil for what keeps no library of its own (tags, lists).
  private static func program(_ source: String) -> String? {
    switch source {
    case RekordboxLibrary.source: "rekordbox"
    case "traktor_nml": "Traktor"
    default: nil
    }
  }
}
