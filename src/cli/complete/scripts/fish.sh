# Completion of scenario for fish: scenario completion fish | source
function __scenario
    set -l words (commandline -opc)
    set -l answer (scenario __complete words $words[2..-1] (commandline -ct) 2>/dev/null)
    switch "$answer[1]"
        case 'values*'
            string join \n -- $answer[2..-1]
        case 'files*'
            set -l endings (string split ' ' -- $answer[1])[2..-1]
            for path in (__fish_complete_path (commandline -ct))
                set -l name (string split \t -- $path)[1]
                set -l ending (string split -r -m 1 . -- $name)[-1]
                if test (count $endings) -eq 0; or string match -q '*/' -- $name; or contains -- $ending $endings
                    echo $path
                end
            end
    end
end
complete -c scenario -f -a '(__scenario)'
