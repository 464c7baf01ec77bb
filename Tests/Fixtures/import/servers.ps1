<#
  A configuration in the way that people write them.
  UserRightsAssignment InAComment { Policy = 'Debug_programs'; Identity = 'Everyone' }
#>
Configuration Servers
{
    param ([string[]] $Operators = @('CORP\Operators'))

    Import-DscResource -ModuleName 'SecurityPolicyDsc'

    Node localhost
    {
        # 2.2.1
        UserRightsAssignment TrustedCaller
        {
            Policy   = 'Access_Credential_Manager_as_a_trusted_caller'
            Identity = ''
            Force    = $true
        }
        UserRightsAssignment Debug { Policy = "Debug_programs"; Identity = 'Administrators'; Force = $true }
        UserRightsAssignment Impersonate
        {
            Policy   = 'Impersonate_a_client_after_authentication'
            Identity = @(
                '*S-1-5-32-544',   # Administrators
                'NT AUTHORITY\SERVICE',
                'LOCAL SERVICE'
                'NETWORK SERVICE'
            )
            Force    = $true
        }
        UserRightsAssignment DenyBatch
        {
            Policy   = 'Deny_log_on_as_a_batch_job'
            Identity = 'Guests', 'CORP\svc-old'
        }
        UserRightsAssignment NoUsers
        {
            Policy   = 'Log_on_as_a_service'
            Identity = 'Users'
            Ensure   = 'Absent'
        }
        UserRightsAssignment FromParameter
        {
            Policy   = 'Back_up_files_and_directories'
            Identity = $Operators
            Force    = $true
        }
        UserRightsAssignment OneText
        {
            Policy   = 'Shut_down_the_system'
            Identity = 'Administrators, Users'
            Force    = $true
        }
        if ($Operators.Count -gt 1)
        {
            UserRightsAssignment Conditional { Policy = 'Restore_files_and_directories'; Identity = 'Administrators'; Force = $true }
        }
        Registry NoLMHash
        {
            Key       = 'HKLM:\System\CurrentControlSet\Control\Lsa'
            ValueName = 'NoLMHash'
            ValueData = '1'
        }
    }
}
