/// The PowerShell script that collects one Windows machine.
package enum WindowsCollector {
  /// The script, ASCII with line feeds. It needs Windows PowerShell 3.0 and no module, reads only, and writes nothing but one
  /// folder or archive.
  ///
  /// What it writes is read elsewhere: `collection.json` and `machine.json` with strict keys, the others as formats of their own.
  package static let script = #"""
    #Requires -Version 3.0
    # Collects who holds which user right on this machine, for plumbline. Reads only; writes one folder, -Path\COMPUTERNAME, or with
    # -Zip one archive. Run it elevated: else secedit and gpresult are refused, WMI hides providers, and collection.json says so.
    param([string]$Path = '.', [switch]$Zip)
    $ErrorActionPreference = 'Stop'; $by = 'plumbline collect windows'; $started = [DateTime]::UtcNow; $items = New-Object Collections.ArrayList
    $dir = Join-Path (New-Item -ItemType Directory -Force -Path $Path).FullName $env:COMPUTERNAME
    if (@($dir, "$dir.zip") | Where-Object { Test-Path -LiteralPath $_ }) { throw "$dir is there already: move it away or give another -Path" }
    [void](New-Item -ItemType Directory -Path $dir)
    $elevated = ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.SecurityIdentifier]'S-1-5-32-544')
    function Format-Time($time) { $time.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture) }
    function Get-Fault($record, $where) {
      $e = $record.Exception; $fault = @{ message = "$where$($e.Message)".Trim(); code = $(if ("$($e.MessageId)" -match '0x[0-9a-fA-F]{8}') { $Matches[0] } elseif ($e.HResult) { '0x{0:X8}' -f $e.HResult }) }
      foreach ($pair in ('operation', 'Operation'), ('provider', 'ProviderName'), ('parameter', 'ParameterInfo'), ('description', 'Description')) { $text = "$($e.ErrorData.($pair[1]))"; if ($text) { $fault[$pair[0]] = $text } }; $fault
    }
    function Invoke-Tool([string]$tool, [string[]]$arguments) {
      $ErrorActionPreference = 'Continue'; $said = @(& (Join-Path $env:SystemRoot "System32\$tool") @arguments 2>&1 | ForEach-Object { "$_" })
      if ($LASTEXITCODE) { throw "$tool ended with ${LASTEXITCODE}: $(($said -join ' ').Trim())" }
      $said
    }
    function Save-Json($value) { ConvertTo-Json -InputObject $value -Depth 6 | Set-Content -LiteralPath $target -Encoding UTF8 }
    function Save-Item([string]$item, [string]$file, [scriptblock]$read) {
      $errors = New-Object Collections.ArrayList; $target = Join-Path $dir $file
      try { & $read } catch { [void]$errors.Add((Get-Fault $_)) }
      $bytes = if (Test-Path -LiteralPath $target) { (Get-Item -LiteralPath $target).Length }
      $refused = -not $elevated -or @($errors | Where-Object { $_.code -in '0x80041003', '0x80070005' }).Count
      $outcome = if ($bytes) { if ($errors.Count) { 'partial' } else { 'complete' } } elseif ($refused) { 'denied' } else { 'failed' }
      [void]$items.Add([ordered]@{ item = $item; file = $(if ($bytes) { $file }); bytes = $bytes; outcome = $outcome; errors = @($errors) })
    }
    Save-Item 'rights' 'secedit.inf' { try { [void](Invoke-Tool 'secedit.exe' '/export', '/areas', 'USER_RIGHTS', 'SECURITYPOLICY', '/cfg', $target, '/log', "$dir\secedit.log", '/quiet') } finally { Remove-Item -LiteralPath "$dir\secedit.log" -ErrorAction SilentlyContinue } }
    Save-Item 'tokens' 'whoami.csv' { Invoke-Tool 'whoami.exe' '/user', '/groups', '/priv', '/fo', 'csv' | Set-Content -LiteralPath $target -Encoding UTF8 }
    Save-Item 'policies' 'gpresult.xml' { [void](Invoke-Tool 'gpresult.exe' '/scope', 'computer', '/x', $target, '/f') }
    Save-Item 'identity' 'machine.json' {
      $os = Get-CimInstance Win32_OperatingSystem; $cs = Get-CimInstance Win32_ComputerSystem; $accounts = [ordered]@{}
      try { if ($cs.DomainRole -lt 4) { Get-CimInstance Win32_Account -Filter 'LocalAccount=True AND SID LIKE "S-1-5-21-%"' | ForEach-Object { $accounts[$_.Name] = $_.SID } } } catch { [void]$errors.Add((Get-Fault $_ 'accounts: ')) }
      $sid = { param($account) try { ([Security.Principal.NTAccount]$account).Translate([Security.Principal.SecurityIdentifier]) } catch { [void]$errors.Add((Get-Fault $_ "${account}: ")) } }
      $self = if ($cs.PartOfDomain) { & $sid ('{0}\{1}$' -f $cs.Domain, $cs.Name) }
      $netbios = if ($self) { try { $self.Translate([Security.Principal.NTAccount]).Value.Split('\')[0] } catch { [void]$errors.Add((Get-Fault $_ 'domain: ')) } }; $root = if ($self) { try { "$(([ADSI]'LDAP://RootDSE').rootDomainNamingContext)" -replace '^DC=' -replace ',DC=', '.' } catch { [void]$errors.Add((Get-Fault $_ 'forest: ')) } }
      Save-Json ([ordered]@{ name = $cs.Name; fqdn = $(if ($cs.PartOfDomain) { "$($cs.DNSHostName).$($cs.Domain)" }); build = "$($os.Version).$((Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion').UBR)".TrimEnd('.'); productType = "$($os.ProductType)"; servicePack = "$($os.ServicePackMajorVersion)"
        role = ('client', 'client', 'standalone-server', 'member-server', 'domain-controller', 'domain-controller')[$cs.DomainRole]; domainJoined = $cs.PartOfDomain
        domain = $netbios; domainSid = $(if ($self) { $self.AccountDomainSid.Value }); forestSid = $(if ($root) { (& $sid "$root\krbtgt").AccountDomainSid.Value })
        machineSid = $(if ($accounts.Count) { $accounts[0] -replace '-\d+$' }); accounts = $accounts; language = [Globalization.CultureInfo]::InstalledUICulture.Name
        features = @(if (Get-Service W3SVC -ErrorAction SilentlyContinue) { 'iis' }; if (Get-Service vmms -ErrorAction SilentlyContinue) { 'hyper-v' }; if (Get-Service 'MSSQL*' -ErrorAction SilentlyContinue) { 'sql-server' }; if (Get-Service adfssrv -ErrorAction SilentlyContinue) { 'adfs' }; if ((Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion').InstallationType -eq 'Server Core') { 'server-core' })
        collectedAt = Format-Time $started; bootedAt = Format-Time $os.LastBootUpTime; collectedBy = $by })
    }
    Save-Item 'providers' 'providers.json' {
      $namespaces = New-Object Collections.Queue; $namespaces.Enqueue('root'); $found = New-Object Collections.ArrayList; $keys = 'Name', 'CLSID', 'ImpersonationLevel', 'PerUserInitialization', 'InitializeAsAdminFirst', 'HostingModel'
      while ($namespaces.Count) {
        $ns = $namespaces.Dequeue()
        try {
          foreach ($n in Get-CimInstance -Namespace $ns -ClassName __NAMESPACE) { $namespaces.Enqueue("$ns/$($n.Name)") }
          foreach ($p in Get-CimInstance -Namespace $ns -ClassName __Win32Provider) { $entry = [ordered]@{ namespace = $ns }; foreach ($key in $keys) { $entry[$key] = $p.$key }; [void]$found.Add($entry) }
        } catch { [void]$errors.Add((Get-Fault $_ "${ns}: ")) }
      }
      Save-Json @($found)
    }
    $target = Join-Path $dir 'collection.json'; [void]$items.Add([ordered]@{ item = 'wmi'; outcome = 'notAsked'; errors = @() })
    Save-Json ([ordered]@{ tool = $by; version = 1; startedAt = Format-Time $started; endedAt = Format-Time ([DateTime]::UtcNow); elevated = $elevated; items = @($items) })
    if ($Zip) { Add-Type -AssemblyName System.IO.Compression.FileSystem; [IO.Compression.ZipFile]::CreateFromDirectory($dir, "$dir.zip", [IO.Compression.CompressionLevel]::Optimal, $true); Remove-Item -LiteralPath $dir -Recurse; "$dir.zip" } else { $dir }

    """#
}
