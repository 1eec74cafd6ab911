import EventLoop

/// The items of one library file, read while they are asked for: a thread of its own parses, a few batches ahead.
///
/// Ends by throwing ``LibraryFileError`` where the file is not what it should be; what came before has been delivered.
/// To be iterated once.
public struct LibraryItems: AsyncSequence, Sendable {
  public typealias Element = LibraryItem

  /// Parses on the calling thread; `deliver` answers false when nobody wants more.
  typealias Reading = @Sendable (_ deliver: @escaping ([LibraryItem]) -> Bool) throws -> Void
  static let batchSize = 200

  private let reading: Reading

  init(_ reading: @escaping Reading) { self.reading = reading }

  public func makeAsyncIterator() -> Iterator { Iterator(Feed(reading)) }

  public struct Iterator: AsyncIteratorProtocol {
    private let feed: Feed
    private var batch: ArraySlice<LibraryItem> = []

    fileprivate init(_ feed: Feed) { self.feed = feed }

    public mutating func next() async throws -> LibraryItem? {
      while batch.isEmpty {
        guard let more = try await feed.next() else { return nil }
        batch = more[...]
      }
      return batch.removeFirst()
    }
  }
}

/// Ends the thread's work when the iterator goes away.
private final class Feed: Sendable {
  private let handOver = BoundedHandOver<LibraryItem>(limit: 4)

  init(_ reading: @escaping LibraryItems.Reading) {
    let handOver = handOver
    Task {
      let result: Result<Void, any Error>
      do {
        result = .success(try await BlockingWork.run { try reading { handOver.put($0) } })
      } catch {
        result = .failure(error)
      }
      handOver.finish(result)
    }
  }

  deinit { handOver.abandon() }

  func next() async throws -> [LibraryItem]? { try await handOver.next() }
}
