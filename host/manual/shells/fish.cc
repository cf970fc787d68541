#include "host/manual/completion.h"

namespace pgstow::manual {

const char* const kFishScript =
    R"fish(# fish completion for pgstow: asks the program how a command line can go on.

function __pgstow_answer
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($words[1] completion --answer -- $words[2..-1] "$typed" 2>/dev/null)
        if not string match -q \t'*' -- $line
            echo $line
            continue
        end
        set -l parts (string split \t -- $line)
        set -l path (string sub -s (math (string length -- "$parts[3]") + 1) -- "$typed")
        set -l paths
        if test $parts[2] = folders
            set paths (__fish_complete_directories "$path" '')
        else
            set paths (__fish_complete_path "$path" '')
        end
        for found in $paths
            echo $parts[3]$found
        end
    end
end

complete -c pgstow -f -a '(__pgstow_answer)'
)fish";

}  // namespace pgstow::manual
