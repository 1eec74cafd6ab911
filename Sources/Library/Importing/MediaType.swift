/// `recordings.mime_type` by the extension, until a reader of tags looks into the file.
enum MediaType {
  private static let known = [
    "mp3": "audio/mpeg", "wav": "audio/x-wav", "aif": "audio/x-aiff", "aiff": "audio/x-aiff", "flac": "audio/flac",
    "m4a": "audio/mp4", "mp4": "video/mp4", "ogg": "audio/ogg", "opus": "audio/ogg", "wma": "audio/x-ms-wma",
    "aac": "audio/aac",
  ]

  static func ofFile(named name: String) -> String? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    return known[name[name.index(after: dot)...].lowercased()]
  }
}
