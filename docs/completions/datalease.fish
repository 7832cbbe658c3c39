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
            __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'officer=' 'name=' 'version' 'h/help'
        case 'trust'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'as=' 'name=' 'party=' 'role=' 'from=' 'to=' 'version' 'h/help'
            case 'remove'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'as=' 'dry-run' 'role=' 'version' 'h/help'
            case 'list'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'json' 'version' 'h/help'
            end
        case 'access'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'review'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'as=' 'json' 'version' 'h/help'
            end
        case 'agreement'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'new'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'out=' 'from=+' 'type=' 'provider=' 'recipient=' 'system=' 'ticket=' 'fault=' 'end=' 'id=' 'names' 'version' 'h/help'
            case 'check'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'format=' 'adequacy=' 'waiver=+' 'version' 'h/help'
            case 'waive'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'finding=+' 'reason=' 'until=' 'out=' 'as=' 'adequacy=' 'version' 'h/help'
            case 'sign'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'as=' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'html=' 'version' 'h/help'
            case 'explain'
                __datalease_parse_subcommand 2 'home=' 'anchor-dir=+' 'json' 'version' 'h/help'
            case 'diff'
                __datalease_parse_subcommand 2 'home=' 'anchor-dir=+' 'json' 'version' 'h/help'
            case 'register'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'version' 'h/help'
            case 'suspend'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'reason=' 'as=' 'version' 'h/help'
            case 'renew'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'reason=' 'as=' 'review=' 'version' 'h/help'
            case 'terminate'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'reason=' 'as=' 'by=' 'version' 'h/help'
            case 'list'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'json' 'version' 'h/help'
            end
        case 'schedule'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'check'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'format=' 'version' 'h/help'
            case 'sign'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'as=' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'version' 'h/help'
            end
        case 'inspect'
            __datalease_parse_subcommand -r 1 'names' 'json' 'draft' 'html=' 'version' 'h/help'
        case 'preview'
            __datalease_parse_subcommand -r 2 'home=' 'anchor-dir=+' 'rows=' 'show-kept' 'html=' 'version' 'h/help'
        case 'prepare'
            __datalease_parse_subcommand -r 2 'home=' 'anchor-dir=+' 'out=' 'as=' 'rehearsal' 'where=+' 'include=+' 'include-from=' 'only-included' 'waiver=+' 'draft-waiver=' 'threads=' 'compression=' 'version' 'h/help'
        case 'envelope'
            __datalease_parse_subcommand 1 'out=' 'format=' 'version' 'h/help'
        case 'bundle'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'json' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'version' 'h/help'
            case 'check'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'identity=' 'agreement=' 'version' 'h/help'
            case 'approve'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'as=' 'version' 'h/help'
            case 'release'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'via=' 'reason=' 'as=' 'version' 'h/help'
            end
        case 'exchange'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'send'
                __datalease_parse_subcommand 2 'home=' 'anchor-dir=+' 'out=' 'as=' 'expect=' 'number=' 'replaces=' 'despite=+' 'reason=' 'rehearsal' 'threads=' 'compression=' 'version' 'h/help'
            case 'receipt'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'signature=' 'version' 'h/help'
            case 'receive'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'for=' 'signature=' 'dataset=' 'profile=+' 'out=' 'version' 'h/help'
            case 'status'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'json' 'version' 'h/help'
            case 'restore'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'for=' 'out=' 'dataset=' 'profile=+' 'version' 'h/help'
            case 'run'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'threads=' 'compression=' 'version' 'h/help'
            end
        case 'disposal'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'form'
                __datalease_parse_subcommand 2 'home=' 'anchor-dir=+' 'version' 'h/help'
            case 'record'
                __datalease_parse_subcommand 2 'home=' 'anchor-dir=+' 'signature=' 'attachment=' 'version' 'h/help'
            case 'attest'
                __datalease_parse_subcommand 2 'home=' 'anchor-dir=+' 'on=' 'as=' 'attachment=' 'remarks=' 'version' 'h/help'
            case 'purge'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'inputs' 'kept' 'dry-run' 'keep=' 'as=' 'version' 'h/help'
            case 'destroy-key'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'reason=' 'as=' 'lost' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'version' 'h/help'
            case 'resolve'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'schedule=' 'on=' 'as=' 'version' 'h/help'
            case 'recall'
                __datalease_parse_subcommand -r 1 'home=' 'anchor-dir=+' 'agreement=' 'reason=' 'by=' 'as=' 'version' 'h/help'
            case 'hold'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'lift' 'law=' 'until=' 'reason=' 'as=' 'version' 'h/help'
            case 'extend'
                __datalease_parse_subcommand 2 'home=' 'anchor-dir=+' 'version' 'h/help'
            case 'void'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'reason=' 'as=' 'version' 'h/help'
            case 'dispute'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'because=' 'reason=' 'as=' 'version' 'h/help'
            case 'settle'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'reason=' 'as=' 'version' 'h/help'
            end
        case 'verify'
            __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'as-of=' 'format=' 'out=' 'calendar=' 'scan=+' 'notify=' 'version' 'h/help'
        case 'status'
            __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'json' 'version' 'h/help'
        case 'report'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'sharing'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'html' 'md' 'csv' 'out=' 'agreement=' 'period=' 'version' 'h/help'
            case 'certificate'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'html' 'md' 'csv' 'out=' 'version' 'h/help'
            case 'ropa'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'html' 'md' 'csv' 'out=' 'version' 'h/help'
            end
        case 'ledger'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'verify'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'signatures' 'against=+' 'version' 'h/help'
            case 'show'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'bundle=' 'json' 'version' 'h/help'
            case 'checkpoint'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'clock-is-right' 'version' 'h/help'
            case 'retire-anchor'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'reason=' 'as=' 'version' 'h/help'
            case 'prove'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'out=' 'statement=' 'version' 'h/help'
            case 'check'
                __datalease_parse_subcommand -r 1 'key=' 'version' 'h/help'
            end
        case 'registry'
            __datalease_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'backup'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'without-keys' 'version' 'h/help'
            case 'restore'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'against=+' 'accept-loss' 'reason=' 'as=' 'version' 'h/help'
            case 'retention'
                __datalease_parse_subcommand 0 'home=' 'anchor-dir=+' 'all' 'version' 'h/help'
            case 'erase'
                __datalease_parse_subcommand 1 'home=' 'anchor-dir=+' 'as=' 'version' 'h/help'
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
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'access' -d 'Who can do what, under which agreement.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'agreement' -d 'Draft, check, sign, show, compare and end agreements.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'schedule' -d 'What is lent for one fault, under an agreement.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'inspect' -d 'Say what an export is, and which profile fits it.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'preview' -d 'Show what the first records would become, as a diff.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'prepare' -d 'Prepare a bundle: the main job.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'envelope' -d 'Read an export and write it back, all values kept.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'bundle' -d 'List, show, check, approve and release bundles.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'exchange' -d 'Send transactional files, exact and numbered.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'disposal' -d 'Evidence, limits, disputes, our own copies.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'verify' -d 'Say of every bundle where it stands and why.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'status' -d 'What is out, with whom, until when.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'report' -d 'What was shared, and what became of it.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'ledger' -d 'The tamper-evident list of events.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'registry' -d 'Back up, restore and erase the register.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'exit-codes' -d 'List the exit codes and what they mean.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" officer' -l 'officer' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" name' -l 'name' -d 'The officer\'s name.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust" -eq 1' -fa 'add' -d 'Trust a key in a role for a party.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust" -eq 1' -fa 'remove' -d 'End a key\'s role from today on; what was taken in of it before stays good.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust" -eq 1' -fa 'list' -d 'Show the trust list.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust add" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" name' -l 'name' -d 'Whose key it is, written as the agreement writes it.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" party' -l 'party' -d 'provider or recipient.' -rfka 'provider recipient'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" role' -l 'role' -d 'officer, preparer, service, approver, signatory or recipient.' -rfka 'officer preparer service approver signatory recipient'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" from' -l 'from' -d 'The first day on which it counts (default: today).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" to' -l 'to' -d 'The last day on which it counts (default: none).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" dry-run' -l 'dry-run' -d 'Say what would end, and change nothing.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease trust remove" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" role' -l 'role' -d 'The role that ends.' -rfka 'officer preparer service approver signatory recipient'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust remove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease trust list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease access" -eq 1' -fa 'review' -d 'List who can do what and what each key last did; with --as, record it.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access review" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access review"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access review" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access review" json' -l 'json' -d 'One JSON object a row, each on a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access review" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease access review" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'new' -d 'Draft an agreement for a debug sample, to be completed by people.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'check' -d 'Read an agreement strictly, review it, and say what each rule does to its field.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'waive' -d 'Write a waiver of what the review of an agreement finds.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'sign' -d 'Sign an agreement for your company.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'show' -d 'Show what an agreement says, in short or as a page to print.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'explain' -d 'Say why a field may leave, in what form, and what a vendor learns from it.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'diff' -d 'Say in words what changed between two versions of an agreement.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'register' -d 'Take an executed agreement into the log before anything is prepared.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'suspend' -d 'Let nothing leave under an agreement until it is renewed.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'renew' -d 'Record that an agreement goes on: after a suspension, or a review.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'terminate' -d 'End an agreement for good, and recall every bundle that is out under it.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement" -eq 1' -fa 'list' -d 'The log of sharing agreements: each version, where it stands, and what is out.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" out' -l 'out' -d 'The file to write; it must not be there yet.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new"' -l 'from' -d 'Fill datasets from what this export looks like.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" type' -l 'type' -d 'What the parties are to each other.' -rfka 'controller-processor controller-controller joint sub-processor'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" provider' -l 'provider' -d 'Who lends: the company\'s registered name.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" recipient' -l 'recipient' -d 'Who borrows: the company\'s registered name.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" system' -l 'system' -d 'The system that has the fault.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" ticket' -l 'ticket' -d 'The number of the fault.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" fault' -l 'fault' -d 'What goes wrong.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" end' -l 'end' -d 'The last day of the term.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" id' -l 'id' -d 'The agreement\'s number (default: the next).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" names' -l 'names' -d 'The first row of each export is a header, and no record.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement new" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement check" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" format' -l 'format' -d 'The form of what is printed; json is one object, sarif a log for editors and CI servers.' -rfka 'text json sarif'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" adequacy' -l 'adequacy' -d 'A list in the form of agreements/adequacy.json (default: the release\'s).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check"' -l 'waiver' -d 'An approver\'s waiver of findings, with its signature beside it in FILE.sig. May be given several times.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement waive" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive"' -l 'finding' -d 'A finding, by its id: DL-P03. May be given several times.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" reason' -l 'reason' -d 'Why it is accepted, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" until' -l 'until' -d 'The last day on which the waiver counts, within the term.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" out' -l 'out' -d 'The file to write; it must not be there yet.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" as' -l 'as' -d 'The approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" adequacy' -l 'adequacy' -d 'A list in the form of agreements/adequacy.json (default: the release\'s).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement waive" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement sign" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" as' -l 'as' -d 'Your SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement sign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement show" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show" html' -l 'html' -d 'Write the agreement as a page of HTML; an existing file is refused.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement explain" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement explain"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement explain" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement explain" json' -l 'json' -d 'One JSON object a field, each on a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement explain" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement diff" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement diff"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement diff" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement diff" -eq 2' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement diff" json' -l 'json' -d 'One JSON object a change, each on a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement diff" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement diff" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement register" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement register"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease agreement register" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement register" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement register" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement suspend" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement suspend"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement suspend" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement suspend" as' -l 'as' -d 'An approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement suspend" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement suspend" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement renew" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement renew"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement renew" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement renew" as' -l 'as' -d 'An approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement renew" review' -l 'review' -d 'When it is looked at again: 2027-06-01.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement renew" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement renew" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement terminate" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement terminate"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement terminate" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement terminate" as' -l 'as' -d 'An approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement terminate" by' -l 'by' -d 'The day by which bundles must be gone; today where none is given.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement terminate" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement terminate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease agreement list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease schedule" -eq 1' -fa 'check' -d 'Read a schedule strictly, and hold it against the agreement beside it.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease schedule" -eq 1' -fa 'sign' -d 'Sign a schedule as an approver of its agreement.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease schedule" -eq 1' -fa 'show' -d 'Show what a schedule lends, to whom, and until when.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule check" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule check"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease schedule check" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule check" format' -l 'format' -d 'The form of what is printed; json is one object, sarif a log for editors and CI servers.' -rfka 'text json sarif'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule check" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule sign" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule sign"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease schedule sign" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule sign" as' -l 'as' -d 'An approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule sign" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule sign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule show"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease schedule show" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease schedule show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease inspect" -ge 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" names' -l 'names' -d 'Show the names of columns that no profile knows: the first row is a header, and no record.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" json' -l 'json' -d 'One JSON object an export, each on a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" draft' -l 'draft' -d 'Print the datasets of an agreement instead, with gaps where it is not sure.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" html' -l 'html' -d 'Write a page with charts to this file, which must not exist.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease inspect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease preview" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease preview" -ge 2' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" rows' -l 'rows' -d 'How many records to show, at most 20.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" show-kept' -l 'show-kept' -d 'Show kept values too. They are originals: mind who looks on.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" html' -l 'html' -d 'Write it as a page to this file too, which must not exist.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease preview" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease prepare" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease prepare" -ge 2' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" out' -l 'out' -d 'The folder for the bundle\'s files.' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" as' -l 'as' -d 'Your SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" rehearsal' -l 'rehearsal' -d 'Try a draft out: a throwaway key, encrypted to you alone, never released.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare"' -l 'where' -d 'Only rows that fit; DATASET: before it, if several.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare"' -l 'include' -d 'Records that must be in; alone, the only ones.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" include-from' -l 'include-from' -d 'A file of such ids, one a line.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" only-included' -l 'only-included' -d 'No records but those.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare"' -l 'waiver' -d 'An approver\'s waiver, FILE.sig beside it.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" draft-waiver' -l 'draft-waiver' -d 'Draft one of what stops the run.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" threads' -l 'threads' -d 'Batches worked on at a time (default: processors).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease prepare" compression' -l 'compression' -d 'isal (fast) or zlib (the same bytes everywhere).' -rfka 'isal zlib'
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
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle" -eq 1' -fa 'approve' -d 'Sign the statement of a bundle, which may leave then, and record that.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle" -eq 1' -fa 'release' -d 'Record that a bundle was sent, and how. Does not move the limit.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle show"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease bundle check" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" identity' -l 'identity' -d 'An age identity or an unencrypted OpenSSH key.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" agreement' -l 'agreement' -d 'Your copy of the agreement.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle approve" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle approve"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle approve" as' -l 'as' -d 'The approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle approve" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle approve" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" via' -l 'via' -d 'How it was sent, in a word: portal, email, sftp.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" reason' -l 'reason' -d 'Why outside business hours, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" as' -l 'as' -d 'The SSH key file of somebody under access.outOfHours.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease bundle release" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange" -eq 1' -fa 'send' -d 'Send a transactional file: exact, or not at all.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange" -eq 1' -fa 'receipt' -d 'Take in a recipient\'s receipt, and compare its figures with what was sent.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange" -eq 1' -fa 'receive' -d 'Take in a file that came back, and match it with what was sent.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange" -eq 1' -fa 'status' -d 'List the sequences: what was sent, acknowledged, returned, missing.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange" -eq 1' -fa 'restore' -d 'Turn the tokens of a returned file back into what they stand for.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange" -eq 1' -fa 'run' -d 'Send what was dropped into an exchange folder.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange send" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange send" -eq 2' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" out' -l 'out' -d 'The folder for the bundle\'s files.' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" as' -l 'as' -d 'Your SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" expect' -l 'expect' -d 'What the sales ledger says: rows=412,pence=1834250.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" number' -l 'number' -d 'Its number in the sequence (default: the next).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" replaces' -l 'replaces' -d 'The exchange that it takes the place of.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send"' -l 'despite' -d 'An exchange whose items go out once more, knowingly.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" reason' -l 'reason' -d 'Why; goes with --replaces and --despite.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" rehearsal' -l 'rehearsal' -d 'Try a draft out: encrypted to you alone, never released, no number.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" threads' -l 'threads' -d 'Batches worked on at a time (default: processors).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" compression' -l 'compression' -d 'isal (fast) or zlib (the same bytes everywhere).' -rfka 'isal zlib'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange send" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receipt" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receipt"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange receipt" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receipt" signature' -l 'signature' -d 'Its signature (default: FILE.sig).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receipt" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receipt" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange receive" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive" for' -l 'for' -d 'The exchange that it belongs to.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive" signature' -l 'signature' -d 'Its signature (default: none).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive" dataset' -l 'dataset' -d 'The inbound dataset (default: the only one).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive"' -l 'profile' -d 'A profile that the agreement pins and the program lacks.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive" out' -l 'out' -d 'The list (default: a file in the home).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange receive" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange status" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange status"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange status" json' -l 'json' -d 'One JSON object an exchange, each on a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange status" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange restore" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore" for' -l 'for' -d 'The exchange that it belongs to.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore" out' -l 'out' -d 'The new file, for your eyes only.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore" dataset' -l 'dataset' -d 'The dataset whose fields it has (default: the one sent).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore"' -l 'profile' -d 'A profile that the agreement pins and the program lacks.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange restore" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange run" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange run"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease exchange run" -eq 1' -fa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange run" threads' -l 'threads' -d 'Batches worked on at a time (default: processors).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange run" compression' -l 'compression' -d 'isal (fast) or zlib (the same bytes everywhere).' -rfka 'isal zlib'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange run" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exchange run" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'form' -d 'Print a form for a recipient to fill in and sign.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'record' -d 'Take in what a recipient signed: a certificate, a receipt, other evidence.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'attest' -d 'Sign evidence of our own: what came back, an audit, a third party\'s document.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'purge' -d 'Overwrite and remove our own copies of a bundle.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'destroy-key' -d 'Destroy the pseudonym key of an agreement, or of one bundle.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'show' -d 'Show what is there of a bundle\'s evidence, what it shows and what it does not.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'resolve' -d 'Record that a fault is resolved; limits move to an earlier day.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'recall' -d 'Call bundles back: they must be gone by a day, today where none is given.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'hold' -d 'Record that a law forbids disposal until a day, or lift that.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'extend' -d 'Compute a bundle\'s limit by a newer executed version of its agreement.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'void' -d 'Declare a bundle that never left void, once our encrypted file is gone.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'dispute' -d 'Record that something speaks against a bundle\'s evidence.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal" -eq 1' -fa 'settle' -d 'Settle the open disputes about a bundle; never by who opened one.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal form" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal form"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal form" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal form" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal record" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" signature' -l 'signature' -d 'Its signature (default: FILE.sig).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" attachment' -l 'attachment' -d 'The file that it speaks of: a log, a document.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal record" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal attest" -eq 1' -fka 'certificate own-copies key deletion-log return-receipt backup-statement sub-processor-certificates destruction-certificate audit-note'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest" on' -l 'on' -d 'The day of return, of the audit, of destruction: 2026-11-30.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest" as' -l 'as' -d 'The approver\'s SSH key file; never the preparer\'s of the bundle.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest" attachment' -l 'attachment' -d 'The file that it speaks of.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest" remarks' -l 'remarks' -d 'Anything else, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal attest" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" inputs' -l 'inputs' -d 'Remove the raw exports too.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" kept' -l 'kept' -d 'Remove also what was kept for a reason that is over.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" dry-run' -l 'dry-run' -d 'Say only what would be removed.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" keep' -l 'keep' -d 'Keep what is left, for this reason (one line).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" as' -l 'as' -d 'The approver\'s SSH key file, to sign the reason.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal purge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal destroy-key" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal destroy-key"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal destroy-key" reason' -l 'reason' -d 'Why, in one line; it is signed.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal destroy-key" as' -l 'as' -d 'An approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal destroy-key" lost' -l 'lost' -d 'Say that a key file that is not there is lost for good.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal destroy-key" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal destroy-key" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal show"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal resolve" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal resolve"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal resolve" schedule' -l 'schedule' -d 'The schedule under it whose fault it is; the schedule ends then.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal resolve" on' -l 'on' -d 'The day on which it was resolved: 2026-11-30.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal resolve" as' -l 'as' -d 'An approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal resolve" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal resolve" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall" agreement' -l 'agreement' -d 'All bundles of this agreement.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall" by' -l 'by' -d 'The day by which they must be gone.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall" as' -l 'as' -d 'An approver\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal recall" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" lift' -l 'lift' -d 'Lift the hold.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" law' -l 'law' -d 'The law that forbids it, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" until' -l 'until' -d 'The last day of the hold.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" reason' -l 'reason' -d 'Why it is lifted, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" as' -l 'as' -d 'The approver\'s SSH key file; never the preparer\'s of the bundle.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal hold" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal extend" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal extend"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease disposal extend" -eq 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal extend" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal extend" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal void" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal void"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal void" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal void" as' -l 'as' -d 'The approver\'s SSH key file; never the preparer\'s of the bundle.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal void" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal void" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal dispute" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal dispute"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal dispute" because' -l 'because' -d 'residue (a file was found), contradiction (two statements), or signature (bad, or its key stolen).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal dispute" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal dispute" as' -l 'as' -d 'The approver\'s SSH key file; never the preparer\'s of the bundle.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal dispute" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal dispute" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal settle" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal settle"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal settle" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal settle" as' -l 'as' -d 'The approver\'s SSH key file; never the preparer\'s of the bundle.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal settle" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease disposal settle" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" as-of' -l 'as-of' -d 'As of the end of this day in the United Kingdom (default: today).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" format' -l 'format' -d 'The form of the report; json has one object a line.' -rfka 'text json nagios prometheus junit ical'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" out' -l 'out' -d 'Write to this file instead, replacing it in one step.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" calendar' -l 'calendar' -d 'Bank holidays in the shape of https://www.gov.uk/bank-holidays.json (default: the home\'s settings).' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify"' -l 'scan' -d 'Search this folder first for files of bundles, also packed ones. May be given several times.' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" notify' -l 'notify' -d 'Run this for each change of state since the last run, with a JSON object on its standard input. Split at spaces, quotes group; no shell.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" json' -l 'json' -d 'One JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease report" -eq 1' -fa 'sharing' -d 'What was shared, with whom, why, until when, and what shows that it is gone.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease report" -eq 1' -fa 'certificate' -d 'A page for the file about one bundle: its evidence, what each piece shows and does not.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease report" -eq 1' -fa 'ropa' -d 'The record of processing activities (UK GDPR article 30), from the agreements in the registry.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" html' -l 'html' -d 'One self-contained HTML page that prints well.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" md' -l 'md' -d 'Markdown.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" csv' -l 'csv' -d 'Comma-separated values.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" out' -l 'out' -d 'Write to this file instead, replacing it in one step.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" agreement' -l 'agreement' -d 'Only what was shared under this agreement.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" period' -l 'period' -d 'A year, a month, or FIRST/LAST with .. for an open end (default: all days to today).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report sharing" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate" html' -l 'html' -d 'One self-contained HTML page that prints well.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate" md' -l 'md' -d 'Markdown.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate" csv' -l 'csv' -d 'Comma-separated values.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate" out' -l 'out' -d 'Write to this file instead, replacing it in one step.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report certificate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa" html' -l 'html' -d 'One self-contained HTML page that prints well.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa" md' -l 'md' -d 'Markdown.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa" csv' -l 'csv' -d 'Comma-separated values.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa" out' -l 'out' -d 'Write to this file instead, replacing it in one step.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease report ropa" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger" -eq 1' -fa 'verify' -d 'Recompute the ledger, and compare it with its checkpoint, the anchors, receipts and certificates.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger" -eq 1' -fa 'show' -d 'Show the events of the ledger.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger" -eq 1' -fa 'checkpoint' -d 'Sign the ledger as it is now, and print the checkpoint.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger" -eq 1' -fa 'retire-anchor' -d 'Record that an anchor is no longer in use.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger" -eq 1' -fa 'prove' -d 'Write proofs about a bundle that anyone can check without the registry.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger" -eq 1' -fa 'check' -d 'Check proofs of a ledger, without any home or registry.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify" signatures' -l 'signatures' -d 'Judge every event again, not the newest alone (slow: ssh-keygen runs for each signature).'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify"' -l 'against' -d 'A file from anywhere that names a head of this ledger; several times.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger show" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger show"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger show" bundle' -l 'bundle' -d 'Those of one bundle: 7, B7, or the name of one of its files.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger show" json' -l 'json' -d 'The events as they are, one JSON object a line.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger show" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger checkpoint" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger checkpoint"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger checkpoint" clock-is-right' -l 'clock-is-right' -d 'Say that the clock is right, where a command refused it: nothing was done here for more than 400 days, or a check was made under a wrong clock.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger checkpoint" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger checkpoint" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger retire-anchor" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger retire-anchor"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger retire-anchor" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger retire-anchor" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger retire-anchor" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger retire-anchor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger prove" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger prove"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger prove" out' -l 'out' -d 'A folder that is new or empty.' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger prove" statement' -l 'statement' -d 'The bundle\'s statement, where it is no longer where it was written.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger prove" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger prove" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease ledger check" -ge 1' -F
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger check" key' -l 'key' -d 'The ledger\'s verifier key, or a file with it.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger check" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease ledger check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease registry" -eq 1' -fa 'backup' -d 'Write a backup of the whole home to a new folder, also while it is in use.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease registry" -eq 1' -fa 'restore' -d 'Put a backup in the place of the registry.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease registry" -eq 1' -fa 'retention' -d 'List the agreements whose time in the register is over.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease registry" -eq 1' -fa 'erase' -d 'Erase names, paths and documents of an agreement whose retention is over.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry backup" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry backup"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease registry backup" -eq 1' -fa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry backup" without-keys' -l 'without-keys' -d 'Leave out the ledger\'s key and the pseudonym keys.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry backup" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry backup" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_positional "datalease registry restore" -eq 1' -fa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore"' -l 'against' -d 'A file from anywhere that names a head of this ledger; several times.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore" accept-loss' -l 'accept-loss' -d 'Restore although events are lost; needs --reason and --as.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore" reason' -l 'reason' -d 'Why, in one line.' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry restore" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry retention" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry retention"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry retention" all' -l 'all' -d 'All agreements, those included whose time is not over.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry retention" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry retention" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry erase" home' -l 'home' -d 'The home folder (else DATALEASE_HOME, else the XDG data folder).' -rfka ''
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry erase"' -l 'anchor-dir' -d 'A folder for a copy of every checkpoint, repeatable (also DATALEASE_ANCHOR_DIR and settings.json).' -rfa '(__datalease_complete_directories)'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry erase" as' -l 'as' -d 'The officer\'s SSH key file.' -rF
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry erase" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease registry erase" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exit-codes" version' -l 'version' -d 'Show the version.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease exit-codes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'datalease' -n '__datalease_should_offer_completions_for_flags_or_options "datalease help" version' -l 'version' -d 'Show the version.'
