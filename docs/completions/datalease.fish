function __datalease_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __datalease_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __datalease_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __datalease_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __datalease_parse_tokens -S
    set -l unparsed_tokens (__datalease_tokens -pc)
    switch $unparsed_tokens[1]
    case 'datalease'
        __datalease_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'init'
            __datalease_parse_subcommand 0 'home=' 'officer=' 'name=' 'version' 'h/help'
        case 'trust'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __datalease_parse_subcommand 1 'home=' 'as=' 'name=' 'party=' 'role=' 'from=' 'to=' 'version' 'h/help'
            case 'remove'
                __datalease_parse_subcommand 1 'home=' 'as=' 'role=' 'version' 'h/help'
            case 'list'
                __datalease_parse_subcommand 0 'home=' 'json' 'version' 'h/help'
            end
        case 'agreement'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __datalease_parse_subcommand 1 'home=' 'version' 'h/help'
            case 'sign'
                __datalease_parse_subcommand 1 'home=' 'as=' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 1 'home=' 'version' 'h/help'
            case 'list'
                __datalease_parse_subcommand 0 'home=' 'json' 'version' 'h/help'
            end
        case 'inspect'
            __datalease_parse_subcommand -r 1 'json' 'version' 'h/help'
        case 'preview'
            __datalease_parse_subcommand -r 2 'home=' 'rows=' 'show-kept' 'version' 'h/help'
        case 'prepare'
            __datalease_parse_subcommand -r 2 'home=' 'out=' 'as=' 'rehearsal' 'include=+' 'threads=' 'deflate=' 'version' 'h/help'
        case 'envelope'
            __datalease_parse_subcommand 1 'out=' 'format=' 'version' 'h/help'
        case 'bundle'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __datalease_parse_subcommand 0 'home=' 'json' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 1 'home=' 'version' 'h/help'
            case 'check'
                __datalease_parse_subcommand 1 'home=' 'identity=' 'agreement=' 'version' 'h/help'
            case 'release'
                __datalease_parse_subcommand 1 'home=' 'via=' 'version' 'h/help'
            end
        case 'disposal'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'record'
                __datalease_parse_subcommand 2 'home=' 'signature=' 'version' 'h/help'
            case 'purge'
                __datalease_parse_subcommand 1 'home=' 'inputs' 'kept' 'dry-run' 'keep=' 'as=' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 1 'home=' 'version' 'h/help'
            end
        case 'verify'
            __datalease_parse_subcommand 0 'home=' 'as-of=' 'format=' 'version' 'h/help'
        case 'status'
            __datalease_parse_subcommand 0 'home=' 'json' 'version' 'h/help'
        case 'ledger'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'verify'
                __datalease_parse_subcommand 0 'home=' 'version' 'h/help'
            end
        case 'exit-codes'
            __datalease_parse_subcommand 0 'version' 'h/help'
        case 'help'
            __datalease_parse_subcommand -r 1 'version'
        end
    end
end

function __datalease_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __datalease_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __datalease_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __datalease_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__datalease_tokens -p)
    if test -z "$(__datalease_tokens -t)"
        set -l index (count (__datalease_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'datalease' -f
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'init' -d 'Make a home folder and name the officer.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'trust' -d 'Whose keys count, in which role, from when to when.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'agreement' -d 'Check, sign and show agreements.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'inspect' -d 'Say what an export is, and which profile fits it.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'preview' -d 'Show what the first records would become.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'prepare' -d 'Prepare a bundle: the main job.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'envelope' -d 'Read an export and write it back, all values kept.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'bundle' -d 'List, show, check and release bundles.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'disposal' -d 'Record certificates, remove our copies, show evidence.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'verify' -d 'Say of every bundle where it stands and why.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'status' -d 'What is out, with whom, until when.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'ledger' -d 'The tamper-evident list of events.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'exit-codes' -d 'List the exit codes and what they mean.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" officer' -l 'officer' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" name' -l 'name' -d 'The officer\'s name.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust" -eq 1' -fa 'add' -d 'Trust a key in a role for a party.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust" -eq 1' -fa 'remove' -d 'End a key\'s role from today on; what it signed before stays good.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust" -eq 1' -fa 'list' -d 'Show the trust list.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust add" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" name' -l 'name' -d 'Whose key it is, written as the agreement writes it.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" party' -l 'party' -d 'provider or recipient.' -rfka 'provider recipient'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" role' -l 'role' -d 'preparer, approver, signatory or recipient.' -rfka 'officer preparer approver signatory recipient'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" from' -l 'from' -d 'The first day on which it counts (default: today).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" to' -l 'to' -d 'The last day on which it counts (default: none).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust remove" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" role' -l 'role' -d 'The role that ends.' -rfka 'officer preparer approver signatory recipient'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'check' -d 'Read an agreement strictly, and say what each rule does to its field.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'sign' -d 'Sign an agreement for your company.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'show' -d 'Show what an agreement says, in short.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'list' -d 'List the agreements that bundles were prepared under.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement check" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement sign" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" as' -l 'as' -d 'Your SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement show" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease inspect" -ge 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" json' -l 'json' -d 'One JSON object an export, each on a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease preview" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease preview" -ge 2' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" rows' -l 'rows' -d 'How many records to show, at most 20.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" show-kept' -l 'show-kept' -d 'Show kept values too. They are originals: mind who looks on.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease prepare" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease prepare" -ge 2' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" out' -l 'out' -d 'The folder for the bundle\'s files.' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" as' -l 'as' -d 'Your SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" rehearsal' -l 'rehearsal' -d 'Try a draft out: a throwaway key, encrypted to you alone, never released.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare"' -l 'include' -d 'Take only the records with these ids.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" threads' -l 'threads' -d 'Batches worked on at a time (default: the number of processors).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" deflate' -l 'deflate' -d 'What compresses: isal (fast) or zlib (the same bytes on every machine).' -rfka 'isal zlib'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease envelope" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease envelope" out' -l 'out' -d 'Where to write what comes back (default: nowhere).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease envelope" format' -l 'format' -d 'Read it as csv or xml (default: what its begin looks like).' -rfka 'csv xml'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease envelope" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease envelope" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle" -eq 1' -fa 'list' -d 'List all bundles with their state today.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle" -eq 1' -fa 'show' -d 'Show all that the registry knows of a bundle.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle" -eq 1' -fa 'check' -d 'Verify a bundle as its recipient can; writes nothing.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle" -eq 1' -fa 'release' -d 'Record that a bundle was sent, and how. Does not move the limit.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle check" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" identity' -l 'identity' -d 'An age identity or an unencrypted OpenSSH key.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" agreement' -l 'agreement' -d 'Your copy of the agreement.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" via' -l 'via' -d 'How it was sent, in a word: portal, email, sftp.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'record' -d 'Take in a recipient\'s signed certificate of disposal.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'purge' -d 'Remove our own copies of a bundle.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'show' -d 'Show what is there of a bundle\'s evidence, and what is missing.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal record" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" signature' -l 'signature' -d 'Its signature (default: CERTIFICATE.sig).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" inputs' -l 'inputs' -d 'Remove the raw exports too.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" kept' -l 'kept' -d 'Remove also what was kept for a reason that is over.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" dry-run' -l 'dry-run' -d 'Say only what would be removed.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" keep' -l 'keep' -d 'Keep what is left, for this reason (one line).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" as' -l 'as' -d 'The approver\'s SSH key file, to sign the reason.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" as-of' -l 'as-of' -d 'As of the end of this day in the United Kingdom (default: today).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" format' -l 'format' -d 'text or json (one object a line).' -rfka 'text json'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger" -eq 1' -fa 'verify' -d 'Recompute the ledger and compare it with its last signed checkpoint.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exit-codes" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exit-codes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease help" version' -l 'version' -d 'Show the version.'
