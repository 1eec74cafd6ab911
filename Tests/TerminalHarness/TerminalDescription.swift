import CSystem
import Glibc

/// The harness's own terminfo entries: `tkvt` is what today's terminals have, in a form that is small to follow;
/// `tkvt-direct` and `tkvt-16color` have other colours.
enum TerminalDescription {
  static let name = "tkvt"

  private static let source = #"""
    tkvt|test terminal of tracktion,
    	am, xenl, msgr, mir, bce, ccc@,
    	cols#80, lines#24, colors#256, pairs#65536,
    	bel=^G, bold=\E[1m, clear=\E[H\E[2J, cr=\r, cup=\E[%i%p1%d;%p2%dH, cud1=\n, cuu1=\E[A, cuf1=\E[C, cub1=^H,
    	home=\E[H, dim=\E[2m, ed=\E[J, el=\E[K, el1=\E[1K, ech=\E[%p1%dX, ind=\n, ri=\EM, op=\E[39;49m, rev=\E[7m,
    	csr=\E[%i%p1%d;%p2%dr, indn=\E[%p1%dS, rin=\E[%p1%dT, il1=\E[L, il=\E[%p1%dL, dl1=\E[M, dl=\E[%p1%dM,
    	hpa=\E[%i%p1%dG, vpa=\E[%i%p1%dd, smul=\E[4m, rmul=\E[24m, sitm=\E[3m, ritm=\E[23m,
    	setab=\E[48;5;%p1%dm, setaf=\E[38;5;%p1%dm, sgr0=\E[m,
    	civis=\E[?25l, cnorm=\E[?25h, smcup=\E[?1049h, rmcup=\E[?1049l, smkx=\E[?1h, rmkx=\E[?1l,
    	kcub1=\EOD, kcud1=\EOB, kcuf1=\EOC, kcuu1=\EOA, kbs=^?, khome=\EOH, kend=\EOF, kpp=\E[5~, knp=\E[6~,
    	kdch1=\E[3~, kich1=\E[2~, kcbt=\E[Z, kf1=\EOP, kf2=\EOQ, kf3=\EOR, kf4=\EOS, kf5=\E[15~,
    tkvt-direct|the same with direct colours,
    	RGB, colors#0x1000000, pairs#0x7FFF,
    	setaf=\E[%?%p1%{8}%<%t3%p1%d%e38:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
    	setab=\E[%?%p1%{8}%<%t4%p1%d%e48:2::%p1%{65536}%/%d:%p1%{256}%/%{255}%&%d:%p1%{255}%&%d%;m,
    	use=tkvt,
    tkvt-16color|the same with 16 colours,
    	colors#16, pairs#0x7FFF,
    	setaf=\E[%?%p1%{8}%<%t3%p1%d%e9%p1%{8}%-%d%;m, setab=\E[%?%p1%{8}%<%t4%p1%d%e10%p1%{8}%-%d%;m,
    	use=tkvt,

    """#

  /// The folder with the compiled entry, made at first use and shared by the tests of one process.
  static let folder: Result<String, HarnessError> = Result { () throws(HarnessError) in try compile() }

  private static func compile() throws(HarnessError) -> String {
    var template = Array("/tmp/tracktion-terminfo-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", errno: errno) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let path = folder + "/tkvt.ti"
    guard let file = fopen(path, "w") else { throw .system(call: "fopen \(path)", errno: errno) }
    fputs(source, file)
    fclose(file)
    let status = try ChildProcess.run("/usr/bin/tic", ["-x", "-o", folder, path])
    guard status == 0 else { throw .noTerminalDescription("tic ended with \(status) on \(path)") }
    return folder
  }
}
