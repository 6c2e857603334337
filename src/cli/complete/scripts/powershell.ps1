# Completion of scenario for PowerShell: scenario completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName scenario -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @(
        foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
            if ($element.Extent.StartOffset -ge $cursorPosition) { break }
            if ($element.Extent.EndOffset -gt $cursorPosition) { $wordToComplete }
            elseif ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value }
            else { $element.Extent.Text }
        }
    )
    # An empty word is lost on the way to a program in PowerShell 5 to 7.2, so that it is said by another verb.
    $how = if ($wordToComplete -eq '') { 'next' } else { 'words' }
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $answer = @(scenario __complete $how @words 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    if ($answer.Count -eq 0) { return }
    $kind, $rest = $answer
    if ($kind -like 'values*') {
        foreach ($line in $rest) {
            $value, $what = $line -split "`t", 2
            if (-not $what) { $what = $value }
            # What PowerShell would read in a word stands in quotes.
            $text = if ($value -match '^[\w./:=%+~^-]+$') { $value } else { "'" + $value.Replace("'", "''") + "'" }
            [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $what)
        }
    } elseif ($kind -like 'files*') {
        $endings = @($kind -split ' ' | Select-Object -Skip 1)
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete) | Where-Object {
            $_.ResultType -eq 'ProviderContainer' -or $endings.Count -eq 0 -or $endings -contains ($_.ListItemText -split '\.')[-1]
        }
    }
}
