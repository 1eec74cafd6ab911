/// Recordings as they will be written: all that can be worked out without the graph, so that it is done while the server
/// is busy with others.
public struct PreparedRecordings: Sendable {
  let batches: [ProjectionBatch]

  /// Values that stay in PostgreSQL only, because they are longer than the graph takes (N8).
  public var omittedValues: Int { batches.reduce(0) { $0 + $1.omittedValues } }

  /// - Parameter knownArtists: normalized names that are artists of their own (``Graph/artistQuestions(_:)``).
  public init(_ recordings: [GraphRecording], knownArtists: Set<String> = []) {
    let sorted = recordings.map { (text: $0.id.graphText, recording: $0) }.sorted { $0.text < $1.text }
    batches = stride(from: 0, to: sorted.count, by: Graph.projectionBatch).map { start in
      let batch = sorted[start..<min(start + Graph.projectionBatch, sorted.count)]
      return ProjectionBatch(batch.map { Projection($0.recording, isKnownArtist: knownArtists.contains) })
    }
  }
}
