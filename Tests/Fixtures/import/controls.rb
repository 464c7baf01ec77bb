# Controls in the way that people write them.
control 'V-254500' do
  title "The Debug programs user right"
  desc  <<~EOS
    describe security_policy do
      its('SeTcbPrivilege') { should eq ['S-1-1-0'] }
    end
  EOS
  impact 0.7
  tag gid: 'V-254500'
  tag "stig_id": "WN22-UR-000100"
  tag cci: ['CCI-002235']
  describe security_policy do
    its('SeDebugPrivilege') { should eq ['S-1-5-32-544'] }
  end
end

control 'rights' do
  impact 0.5
  describe security_policy do
    its('SeTcbPrivilege') { should be_empty }
    its('SeBackupPrivilege') { should be_in ['S-1-5-32-544', 'S-1-5-32-551'] }
    its("SeDenyNetworkLogonRight") { should include 'S-1-5-32-546' }
    its('SeInteractiveLogonRight') { should_not include 'S-1-5-32-546' }
    its('SeImpersonatePrivilege') { should match_array %w[S-1-5-32-544 S-1-5-6 S-1-5-19 S-1-5-20] }
    its('SeRemoteInteractiveLogonRight') { should eq '*S-1-5-32-544,*S-1-5-32-555' }
    its('MinimumPasswordLength') { should be >= 14 }
  end
end

control 'alternatives' do
  describe.one do
    describe security_policy do
      its('SeDenyBatchLogonRight') { should eq ['S-1-5-32-546'] }
    end
    describe security_policy do
      its('SeDenyBatchLogonRight') { should eq [] }
    end
  end
end

control 'by machine' do
  if domain_role == '4'
    describe security_policy do
      its('SeMachineAccountPrivilege') { should eq ['S-1-5-32-544'] }
    end
  end
  describe security_policy do
    its('SeRestorePrivilege') { should eq input('restorers') }
  end
end

control 'restricted' do
  only_if { os.windows? }
  describe security_policy do
    its('SeLoadDriverPrivilege') { should eq ['S-1-5-32-544'] }
  end
end
