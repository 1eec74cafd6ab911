import CNcurses
import CSystem
import EventLoop
import Glibc

/// The terminal, for as long as the program shows a screen on it.
///
/// It is opened once and used on the thread of its event loop only; what the user does comes as batches of events on
/// that thread, so that a caller changes its model for each event of a batch and draws once. Nothing but `draw` writes
/// on the screen: standard error goes to a file meanwhile.
///
/// `@unchecked Sendable`: ncurses is one state of the whole process, so everything here belongs to the loop's thread;
/// the closures of the loop, which run there, carry it along.
public final class TerminalScreen: @unchecked Sendable {
  public struct Options: Sendable {
    /// Clicks, drags and the wheel are reported; the terminal's own selection then needs Shift.
    public var mouse = false
    /// What `supportsUnicode` shall say; nil: as the locale and the terminal are. True also sends text as UTF-8 where
    /// they would not have it.
    public var unicode: Bool?
    /// Where standard error goes while the screen is up; nil: nowhere.
    public var errorLog: String?

    public init(mouse: Bool = false, unicode: Bool? = nil, errorLog: String? = nil) {
      self.mouse = mouse
      self.unicode = unicode
      self.errorLog = errorLog
    }
  }

  public typealias Handler = @Sendable ([TerminalEvent]) -> Void

  /// What the user should know about this terminal, in sentences.
  public let notices: [String]
  /// False where the locale is not UTF-8 or the terminal has no fonts for symbols: `glyphs: ascii` is right there.
  /// Text that the terminal cannot spell is spelt in ASCII by `draw`.
  public let supportsUnicode: Bool
  public let colors: ColorDepth
  /// The terminfo entry in use.
  public let terminalName: String
  public private(set) var rows: Int
  public private(set) var columns: Int

  let type: TerminalType
  let loop: EventLoop
  let handler: Handler
  let modes: TerminalModes
  let escapeDelay: Duration
  var decoder: InputDecoder
  var inputBuffer = [UInt8](repeating: 0, count: 4096)
  var standardError = StandardError()
  var signalPipe: (read: Int32, write: Int32)
  var inputWatch: LoopToken?
  var signalWatch: LoopToken?
  var escapeTimer: LoopToken?
  var isOpen = true
  private let window: UnsafeMutablePointer<WINDOW>
  private var painter: FramePainter
  private var output: UpdateOutput
  private var last: Frame?
  private var cursorShown = false
  private let errorLog: String?

  /// Opens the terminal on standard input and output: alternate screen, raw keys, paste brackets, focus reports.
  ///
  /// - Parameter handler: called on the loop's thread with all events that were waiting; never empty.
  public init(
    on loop: EventLoop, options: Options = Options(), _ handler: @escaping Handler
  ) throws(TerminalError) {
    guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
    let isUnicodeLocale = TextLocale.isUnicode
    let type = try TerminalType(
      name: Environment["TERM"], truecolor: Environment.promisesDirectColor, known: TerminalType.look)
    self.type = type
    (self.loop, self.handler, errorLog) = (loop, handler, options.errorLog)
    (notices, terminalName) = (type.notices, type.entry)
    signalPipe = try Self.takeSignals()
    output = try UpdateOutput(isModern: type.isModern)
    standardError.redirect(to: options.errorLog)
    let window = try Self.startCurses(type, output.descriptor, &standardError)
    self.window = window
    (rows, columns) = (Int(getmaxy(window)), Int(getmaxx(window)))
    supportsUnicode = options.unicode ?? (isUnicodeLocale && type.isModern)
    let palette = output.hold {
      Self.setModes(window)
      return Self.startColors()
    }
    colors = palette.depth
    painter = FramePainter(
      palette: palette,
      asciiOnly: options.unicode != true && !(isUnicodeLocale && type.speaksUnicode),
      isolatesRightToLeft: type.isModern)
    decoder = InputDecoder(sequences: .ofOpenTerminal())
    escapeDelay = .milliseconds(Environment["ESCDELAY"].flatMap { Int($0) }.map { max(1, min($0, 1000)) } ?? 25)
    modes = TerminalModes(type: type, mouse: options.mouse)
    fitToTerminal()
    output.hold(modes.enter())
    watch()
  }

  /// Before newterm: ncurses leaves handlers alone that are there already.
  private static func takeSignals() throws(TerminalError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard csystem_pipe(&ends) == 0 else { throw .system(call: "pipe", errno: errno) }
    csystem_signals_to(ends[1])
    return (ends[0], ends[1])
  }

  private static func startCurses(
    _ type: TerminalType, _ descriptor: Int32, _ standardError: inout StandardError
  ) throws(TerminalError) -> UnsafeMutablePointer<WINDOW> {
    let reset = TerminalModes.afterCrash
    csystem_crash_guard(1, reset, reset.utf8.count, standardError.kept)
    guard cncurses_newterm(type.entry, descriptor) != nil, let window = cncurses_screen() else {
      csystem_crash_unguard()
      standardError.restore()
      throw .notStarted(type.entry)
    }
    setInput(window)
    return window
  }

  private static func startColors() -> StylePalette {
    guard Environment["NO_COLOR"].map(\.isEmpty) ?? true, has_colors(), start_color() == OK else {
      return StylePalette(depth: .mono, hasDefaults: false)
    }
    let depth = ColorDepth(colors: Int(cncurses_colors()))
    return StylePalette(depth: depth, hasDefaults: depth != .mono && use_default_colors() == OK)
  }

  /// Of the terminal's line, which is no place to write: it must be the terminal itself.
  private static func setInput(_ window: UnsafeMutablePointer<WINDOW>) {
    raw()
    noecho()
    nonl()
    intrflush(window, false)
  }

  /// Of the screen: these write.
  private static func setModes(_ window: UnsafeMutablePointer<WINDOW>) {
    keypad(window, true)
    // Whole rows that moved are sent as a scroll.
    idlok(window, true)
    // An update is never broken off for keys that wait: they have been read before it was made.
    typeahead(-1)
    curs_set(0)
  }

  // MARK: Drawing

  /// Shows a frame: only what differs from the last one is sent, nothing where nothing does.
  ///
  /// A frame of another size than the terminal's (it was made before a resize) is shown as far as it fits.
  public func draw(_ frame: Frame) {
    guard isOpen, last != frame else { return }
    paint(frame)
    last = frame
  }

  /// Sends the whole screen again, for a terminal that something else has written on.
  public func redraw() {
    guard isOpen else { return }
    clearok(window, true)
    painter.forget()
    if let last { paint(last) }
  }

  private func paint(_ frame: Frame) {
    painter.put(frame, on: window)
    output.send {
      if cursorShown != frame.cursorVisible {
        cursorShown = frame.cursorVisible
        curs_set(cursorShown ? 1 : 0)
      }
      wmove(window, Int32(min(frame.cursor.row, rows - 1)), Int32(min(frame.cursor.column, columns - 1)))
      wnoutrefresh(window)
      doupdate()
    }
  }

  /// Takes over the terminal's present size; true where it is another one.
  @discardableResult
  func fitToTerminal() -> Bool {
    var (newRows, newColumns): (Int32, Int32) = (0, 0)
    // A serial line has no size: what its description says stays.
    guard csystem_window_size(1, &newRows, &newColumns) == 0, newRows > 0, newColumns > 0,
      Int(newRows) != rows || Int(newColumns) != columns
    else { return false }
    resizeterm(newRows, newColumns)
    (rows, columns) = (Int(newRows), Int(newColumns))
    werase(window)
    clearok(window, true)
    painter.forget()
    last = nil
    return true
  }

  // MARK: Other output

  /// Sends text to the clipboard of the person at the terminal (OSC 52).
  ///
  /// - Returns: false where the terminal has no such thing or the text is too long. Whether a terminal obeys cannot be
  ///   known; under tmux it takes `set-clipboard on` or `allow-passthrough on`.
  @discardableResult
  public func copy(_ text: String) -> Bool {
    let multiplexer = type.multiplexer(tmux: Environment["TMUX"] != nil, screen: Environment["STY"] != nil)
    guard isOpen, type.isModern, let sequence = Clipboard.sequence(for: text, through: multiplexer) else {
      return false
    }
    TerminalModes.send(sequence)
    return true
  }

  /// Mouse reports on or off.
  public var mouse: Bool {
    get { modes.mouse }
    set { modes.setMouse(newValue) }
  }

  // MARK: Leaving

  /// Gives the terminal to the shell as ^Z does, and comes back when the job is continued. `.resumed` follows
  /// as an event of its own.
  ///
  /// The whole process stops: call it where nothing is half done.
  public func suspend() {
    guard isOpen else { return }
    leave()
    stopJob()
    comeBack()
  }

  /// Takes the terminal again after a stop, and tells the caller.
  func comeBack() {
    standardError.redirect(to: errorLog)
    // On the terminal itself: settings cannot be given to what an update is collected in.
    reset_prog_mode()
    let resized = fitToTerminal()
    redraw()
    TerminalModes.send(modes.enter())
    // Not from within the caller's own call of `suspend`.
    _ = loop.timer(at: .now) { [handler, rows, columns] in
      handler(resized ? [.resize(rows: rows, columns: columns), .resumed] : [.resumed])
    }
  }

  /// Hands the terminal back as it was.
  func leave() {
    output.makePlain()
    modes.leave()
    endwin()
    standardError.restore()
  }

  /// Gives the terminal back for good. Signals still come to the handler, so that what is under way can end in order.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    endInput()
    leave()
    csystem_crash_unguard()
  }
}
