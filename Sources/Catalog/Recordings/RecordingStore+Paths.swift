import Records

extension RecordingStore {
  /// All cards in order of path (by its bytes, so that the files of a folder and below it stay together), a page at a
  /// time.
  public func inOrderOfPath() -> AsyncThrowingStream<RecordingCard, any Error> {
    let list = RecordingList(sort: RecordingSort(.filePath))
    let pages = PageWalk(store: self, list: list)
    return AsyncThrowingStream { try await pages.next() }
  }
}

/// The rows of a list one after the other; the next page is read when the last row of one is taken.
private actor PageWalk {
  private let store: RecordingStore
  private let list: RecordingList
  private var rows: ArraySlice<RecordingCard> = []
  private var start: PageStart? = .beginning

  init(store: RecordingStore, list: RecordingList) {
    self.store = store
    self.list = list
  }

  func next() async throws -> RecordingCard? {
    while rows.isEmpty {
      guard let start else { return nil }
      let page = try await store.page(list, start, limit: 1_000)
      rows = page.rows[...]
      self.start = page.hasMoreAfter ? page.last.map { .after($0) } : nil
    }
    return rows.removeFirst()
  }
}
