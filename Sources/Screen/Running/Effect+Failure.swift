import Library

extension Effect {
  /// The message that answers an effect which reads and could not.
  func failure(_ error: any Error) -> Message? {
    let trouble = Trouble(error)
    switch self {
    case .loadRecordings(let request): return listFailure(.recordings, error, request.generation)
    case .loadProposals(let request): return listFailure(.proposals, error, request.generation)
    // A count fails where its page does, and that says it.
    case .countRecordings, .countProposals: return nil
    case .markRecordings(_, let generation), .markProposals(_, let generation):
      return .markingFailed(trouble, generation: generation)
    case .loadDetails(_, let generation): return .detailsFailed(trouble, generation: generation)
    case .loadRelated(_, let kind, let generation): return .relatedFailed(kind, trouble, generation: generation)
    case .loadRecord(_, let generation), .loadTracklist(_, let generation), .loadHistory(let generation),
      .preview(_, _, let generation), .previewUndo(_, _, let generation):
      return .sheetFailed(trouble, generation: generation)
    default: return nil
    }
  }

  private func listFailure(_ pane: Pane, _ error: any Error, _ generation: Int) -> Message {
    if case LibraryError.filter(_, let offset, let reason) = error {
      return .filterRefused(pane, FilterProblem(offset: offset, message: reason), generation: generation)
    }
    return .listFailed(pane, Trouble(error), generation: generation)
  }
}
