import ArgumentParser
import RightsEngine

extension Plumbline.Collect {
  /// `plumbline collect windows`: the script that collects the machine it runs on.
  struct Windows: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "windows",
      abstract: "Print a small PowerShell script that collects the machine on which it runs.",
      discussion: """
        The script reads only, needs Windows PowerShell 3.0 and no module (-Zip needs .NET 4.5), and writes one folder named after the machine: \
        secedit.inf, machine.json, whoami.csv, gpresult.xml, providers.json, and collection.json, which says what was \
        collected, what was refused and why. Read it before you run it.

        One machine, in an elevated PowerShell:
          plumbline collect windows > collect.ps1
          powershell -ExecutionPolicy Bypass -File collect.ps1 -Path C:\\audit -Zip

        A fleet, with PowerShell remoting; each machine is asked and its archive fetched:
          $there = 'C:\\Windows\\Temp\\plumbline'
          $text = Get-Content -Raw collect.ps1
          $run = [scriptblock]::Create("& { $text } -Path $there -Zip")
          $clean = [scriptblock]::Create("Remove-Item -Recurse $there")
          [void](New-Item -ItemType Directory -Force collected)
          foreach ($name in Get-Content machines.txt) {
            $on = New-PSSession $name
            $archive = Invoke-Command -Session $on -ScriptBlock $run
            Copy-Item -FromSession $on $archive -Destination collected
            Invoke-Command -Session $on -ScriptBlock $clean
            Remove-PSSession $on
          }

        A fleet without remoting: a startup script or a scheduled task under SYSTEM with -Path on a share where each \
        machine may write and read its own archive, and none may read another's.

        Not elevated, it still writes who and what the machine is; rights and policies are refused, WMI hides providers, and \
        what is missing is a gap in the scan, never a pass.
        """)

    func run() { Standard.output.write(WindowsCollector.script) }
  }
}
