/// How far a result has been read. A value; it waits for nothing and sends nothing.
struct ResultState: Sendable {
  /// What the reader has to do next.
  enum Step: Sendable {
    case record(Record)
    /// A record, and it is time to ask for the next batch.
    case recordAndPull(Record)
    case wait(Reply)
    case pull
    case finished(Outcome)
    case failed(BoltError)
    case end
  }

  private let columns: RecordKeys
  private let fetchSize: Int
  private let dialect: Dialect
  /// The request that is being answered; nil where the next one must be sent first.
  private var reply: Reply?
  private var isDiscarding = false
  private var cursor = BatchCursor(RecordBatch())
  private var waiting = Fifo<RecordBatch>()
  /// Records in `waiting`.
  private var waitingCount = 0
  private var kept = Fifo<Record>()
  private var error: BoltError?
  /// Why nothing may be read any more, whatever there is.
  private var invalid: BoltError?
  /// The records that are left are asked for all at once.
  var pullsAll = false
  private(set) var metadata: [String: Value]?
  /// Records that came.
  private var received = 0

  /// True where there are more records than an answer to a small question has.
  var isLong: Bool { received > 100 }
  var hadRecords: Bool { received > 0 }

  init(columns: RecordKeys, pull reply: Reply, fetchSize: Int, dialect: Dialect) {
    self.columns = columns
    self.reply = reply
    self.fetchSize = fetchSize
    self.dialect = dialect
  }

  var isEnded: Bool { metadata != nil || error != nil }

  mutating func step() -> Step {
    if let invalid { return .failed(invalid) }
    if let record = kept.popFirst() { return .record(record) }
    do {
      if let record = try nextRecord() { return shouldPull() ? .recordAndPull(record) : .record(record) }
    } catch {
      fail(error)
    }
    if let error { return .failed(error) }
    if metadata != nil { return .end }
    guard let reply else { return .pull }
    return look(at: reply)
  }

  private mutating func nextRecord() throws(BoltError) -> Record? {
    while true {
      if let values = try cursor.next(dialect: dialect) {
        return Record(columns: columns, values: values)
      }
      guard let batch = waiting.popFirst() else { return nil }
      waitingCount -= batch.count
      cursor = BatchCursor(batch)
    }
  }

  /// Takes what has come. The outcome is looked at when all before it has been read.
  private mutating func look(at reply: Reply) -> Step {
    let (batches, outcome) = reply.take()
    if !isDiscarding { keep(batches) }
    if waitingCount > 0 { return step() }
    guard let outcome else { return .wait(reply) }
    self.reply = nil
    if case .success(let metadata) = outcome, metadata["has_more"] == .bool(true) { return .pull }
    return .finished(outcome)
  }

  private mutating func keep(_ batches: [RecordBatch]) {
    for batch in batches {
      waiting.append(batch)
      waitingCount += batch.count
      received += batch.count
    }
  }

  /// True once, where few records are left and the server waits to be asked: the next ones come while these are read.
  private mutating func shouldPull() -> Bool {
    guard let reply, fetchSize > 0, !isDiscarding, cursor.remaining + waitingCount < fetchSize * 3 / 10,
      reply.isFinished
    else {
      return false
    }
    let (batches, outcome) = reply.take()
    keep(batches)
    guard case .success(let metadata)? = outcome, metadata["has_more"] == .bool(true) else { return false }
    self.reply = nil
    return true
  }

  // MARK: Changes

  mutating func expect(_ reply: Reply, discards: Bool) {
    self.reply = reply
    isDiscarding = discards
  }

  mutating func putBack(_ record: Record) { putBack(all: [record]) }

  mutating func putBack(all records: [Record]) {
    let rest = kept.takeAll()
    for record in records + rest { kept.append(record) }
  }

  mutating func discardBuffered() {
    kept.removeAll()
    waiting.removeAll()
    waitingCount = 0
    cursor = BatchCursor(RecordBatch())
  }

  mutating func end(_ metadata: [String: Value]) { self.metadata = metadata }

  mutating func fail(_ error: BoltError) {
    discardBuffered()
    if self.error == nil { self.error = error }
    reply = nil
  }

  /// Nothing may be read any more. The last reason counts: that the transaction is over says more than "consumed".
  mutating func invalidate(_ error: BoltError) {
    discardBuffered()
    invalid = error
  }

  /// An error that is thrown once the records before it have been read.
  mutating func postpone(_ error: BoltError) {
    if self.error == nil { self.error = error }
    reply = nil
  }
}
