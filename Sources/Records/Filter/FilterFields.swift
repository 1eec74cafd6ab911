/// What kind of value a field of the filter language takes; any other name is a metadata key with text.
enum FilterFieldKind {
  case text, number, date, musicalKey, path, fileName, status, proposal, confidence

  init(_ name: String) {
    self =
      switch name {
      case "key": .musicalKey
      case "path", "file_path": .path
      case "file", "file_name": .fileName
      case "status": .status
      case "proposal": .proposal
      case "confidence": .confidence
      case "release_date", "date_added": .date
      case _ where MetadataNumber.keys.contains(name): .number
      default: .text
      }
  }
}
