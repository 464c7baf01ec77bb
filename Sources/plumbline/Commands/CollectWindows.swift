import ArgumentParser
import RightsEngine

extension Plumbline.Collect {
  /// `plumbline collect windows`: the script that collects the machine it runs on.
  struct Windows: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "windows",
      abstract: "Print a small PowerShell script that collects the machine on which it runs.",
      discussion: """
        The script reads only, needs Windows PowerShell 5.1 and no module, and writes one folder named after the machine: \
        secedit.inf, machine.json, whoami.csv, gpresult.xml, providers.json, and collection.json, which says what was \
        collected, what was refused and why. Read it before you run it.

        One machine, in an elevated PowerShell:
          plumbline collect windows > collect.ps1
          powershell -ExecutionPolicy Bypass -File collect.ps1 -Path C:\\audit -Zip

        A fleet, with PowerShell remoting; each machine is asked and its archive fetched:
          foreach ($name in Get-Content machines.txt) {
            $session = New-PSSession $name
            $script = [scriptblock]::Create("& { $(Get-Content -Raw collect.ps1) } -Path C:\\Windows\\Temp\\plumbline -Zip")
            $archive = Invoke-Command -Session $session -ScriptBlock $script
            Copy-Item -FromSession $session -Path $archive -Destination collected
            Invoke-Command -Session $session { Remove-Item -Recurse 'C:\\Windows\\Temp\\plumbline' }
            Remove-PSSession $session
          }

        A fleet without remoting: a startup script or a scheduled task under SYSTEM with -Path on a share to which the \
        machines may write and which they may not read.

        Not elevated, it still writes who and what the machine is; rights and policies are refused, WMI hides providers, and \
        what is missing is a gap in the scan, never a pass.
        """)

    func run() { Standard.output.write(WindowsCollector.script) }
  }
}
