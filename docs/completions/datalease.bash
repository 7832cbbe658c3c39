#!/bin/bash

__datalease_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__datalease_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__datalease_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__datalease_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_datalease() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    init|trust|access|agreement|schedule|inspect|preview|prepare|envelope|bundle|exchange|disposal|verify|status|report|ledger|registry|exit-codes|help)
        # Offer subcommand argument completions
        "_datalease_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'init trust access agreement schedule inspect preview prepare envelope bundle exchange disposal verify status report ledger registry exit-codes help' -- "${cur}"))
        ;;
    esac
}

_datalease_init() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --officer --name)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--officer')
        __datalease_add_completions -f
        return
        ;;
    '--name')
        return
        ;;
    esac
}

_datalease_trust() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|remove|list)
        # Offer subcommand argument completions
        "_datalease_trust_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add remove list' -- "${cur}"))
        ;;
    esac
}

_datalease_trust_add() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --as --name --party --role --from --to)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--name')
        return
        ;;
    '--party')
        __datalease_add_completions -W 'provider'$'\n''recipient'
        return
        ;;
    '--role')
        __datalease_add_completions -W 'officer'$'\n''preparer'$'\n''service'$'\n''approver'$'\n''signatory'$'\n''recipient'
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_trust_remove() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --as --role)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--role')
        __datalease_add_completions -W 'officer'$'\n''preparer'$'\n''service'$'\n''approver'$'\n''signatory'$'\n''recipient'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_trust_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_access() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    review)
        # Offer subcommand argument completions
        "_datalease_access_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'review' -- "${cur}"))
        ;;
    esac
}

_datalease_access_review() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --as)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    new|check|waive|sign|show|explain|diff|register|suspend|renew|terminate|list)
        # Offer subcommand argument completions
        "_datalease_agreement_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'new check waive sign show explain diff register suspend renew terminate list' -- "${cur}"))
        ;;
    esac
}

_datalease_agreement_new() {
    repeating_flags=()
    non_repeating_flags=(--names --version -h --help)
    repeating_options=(--anchor-dir --from)
    non_repeating_options=(--home --out --type --provider --recipient --system --ticket --fault --end --id)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    '--from')
        __datalease_add_completions -f
        return
        ;;
    '--type')
        __datalease_add_completions -W 'controller-processor'$'\n''controller-controller'$'\n''joint'$'\n''sub-processor'
        return
        ;;
    '--provider')
        return
        ;;
    '--recipient')
        return
        ;;
    '--system')
        return
        ;;
    '--ticket')
        return
        ;;
    '--fault')
        return
        ;;
    '--end')
        return
        ;;
    '--id')
        return
        ;;
    esac
}

_datalease_agreement_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir --waiver)
    non_repeating_options=(--home --format --adequacy)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--format')
        __datalease_add_completions -W 'text'$'\n''json'$'\n''sarif'
        return
        ;;
    '--adequacy')
        __datalease_add_completions -f
        return
        ;;
    '--waiver')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_waive() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir --finding)
    non_repeating_options=(--home --reason --until --out --as --adequacy)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--finding')
        return
        ;;
    '--reason')
        return
        ;;
    '--until')
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--adequacy')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_sign() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_show() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --html)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--html')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_explain() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_diff() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    2)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_register() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_suspend() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_agreement_renew() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --reason --as --review)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--review')
        return
        ;;
    esac
}

_datalease_agreement_terminate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --reason --as --by)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--by')
        return
        ;;
    esac
}

_datalease_agreement_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_schedule() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    check|sign|show)
        # Offer subcommand argument completions
        "_datalease_schedule_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check sign show' -- "${cur}"))
        ;;
    esac
}

_datalease_schedule_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --format)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--format')
        __datalease_add_completions -W 'text'$'\n''json'$'\n''sarif'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_schedule_sign() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_schedule_show() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_inspect() {
    repeating_flags=()
    non_repeating_flags=(--names --json --draft --version -h --help)
    repeating_options=()
    non_repeating_options=(--html)
    __datalease_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--html')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_preview() {
    repeating_flags=()
    non_repeating_flags=(--show-kept --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --rows --html)
    __datalease_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--rows')
        return
        ;;
    '--html')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    *)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_prepare() {
    repeating_flags=()
    non_repeating_flags=(--rehearsal --only-included --version -h --help)
    repeating_options=(--anchor-dir --where --include --waiver)
    non_repeating_options=(--home --out --as --include-from --draft-waiver --threads --compression)
    __datalease_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--out')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--where')
        return
        ;;
    '--include')
        return
        ;;
    '--include-from')
        __datalease_add_completions -f
        return
        ;;
    '--waiver')
        __datalease_add_completions -f
        return
        ;;
    '--draft-waiver')
        __datalease_add_completions -f
        return
        ;;
    '--threads')
        return
        ;;
    '--compression')
        __datalease_add_completions -W 'isal'$'\n''zlib'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    *)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_envelope() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--out --format)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--out')
        __datalease_add_completions -f
        return
        ;;
    '--format')
        __datalease_add_completions -W 'csv'$'\n''xml'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_bundle() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|show|check|approve|release)
        # Offer subcommand argument completions
        "_datalease_bundle_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list show check approve release' -- "${cur}"))
        ;;
    esac
}

_datalease_bundle_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_bundle_show() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_bundle_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --identity --agreement)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--identity')
        __datalease_add_completions -f
        return
        ;;
    '--agreement')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_bundle_approve() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_bundle_release() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --via --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--via')
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_exchange() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    send|receipt|receive|status|restore|run)
        # Offer subcommand argument completions
        "_datalease_exchange_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'send receipt receive status restore run' -- "${cur}"))
        ;;
    esac
}

_datalease_exchange_send() {
    repeating_flags=()
    non_repeating_flags=(--rehearsal --version -h --help)
    repeating_options=(--anchor-dir --despite)
    non_repeating_options=(--home --out --as --expect --number --replaces --reason --threads --compression)
    __datalease_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--out')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--expect')
        return
        ;;
    '--number')
        return
        ;;
    '--replaces')
        return
        ;;
    '--despite')
        return
        ;;
    '--reason')
        return
        ;;
    '--threads')
        return
        ;;
    '--compression')
        __datalease_add_completions -W 'isal'$'\n''zlib'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    2)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_exchange_receipt() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --signature)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--signature')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_exchange_receive() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir --profile)
    non_repeating_options=(--home --for --signature --dataset --out)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--for')
        return
        ;;
    '--signature')
        __datalease_add_completions -f
        return
        ;;
    '--dataset')
        return
        ;;
    '--profile')
        __datalease_add_completions -f
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_exchange_status() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_exchange_restore() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir --profile)
    non_repeating_options=(--home --for --out --dataset)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--for')
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    '--dataset')
        return
        ;;
    '--profile')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_exchange_run() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --threads --compression)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--threads')
        return
        ;;
    '--compression')
        __datalease_add_completions -W 'isal'$'\n''zlib'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_disposal() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    form|record|attest|purge|destroy-key|show|resolve|recall|hold|extend|void|dispute|settle)
        # Offer subcommand argument completions
        "_datalease_disposal_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'form record attest purge destroy-key show resolve recall hold extend void dispute settle' -- "${cur}"))
        ;;
    esac
}

_datalease_disposal_form() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_disposal_record() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --signature --attachment)
    __datalease_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--signature')
        __datalease_add_completions -f
        return
        ;;
    '--attachment')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    2)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_attest() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --on --as --attachment --remarks)
    __datalease_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--on')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    '--attachment')
        __datalease_add_completions -f
        return
        ;;
    '--remarks')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    2)
        __datalease_add_completions -W 'certificate'$'\n''own-copies'$'\n''key'$'\n''deletion-log'$'\n''return-receipt'$'\n''backup-statement'$'\n''sub-processor-certificates'$'\n''destruction-certificate'$'\n''audit-note'
        return
        ;;
    esac
}

_datalease_disposal_purge() {
    repeating_flags=()
    non_repeating_flags=(--inputs --kept --dry-run --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --keep --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--keep')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_destroy-key() {
    repeating_flags=()
    non_repeating_flags=(--lost --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_show() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_disposal_resolve() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --schedule --on --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--schedule')
        return
        ;;
    '--on')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_recall() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --agreement --reason --by --as)
    __datalease_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--agreement')
        return
        ;;
    '--reason')
        return
        ;;
    '--by')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_hold() {
    repeating_flags=()
    non_repeating_flags=(--lift --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --law --until --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--law')
        return
        ;;
    '--until')
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_extend() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    2)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_void() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_dispute() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --because --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--because')
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_disposal_settle() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_verify() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir --scan)
    non_repeating_options=(--home --as-of --format --out --calendar --notify)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as-of')
        return
        ;;
    '--format')
        __datalease_add_completions -W 'text'$'\n''json'$'\n''nagios'$'\n''prometheus'$'\n''junit'$'\n''ical'
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    '--calendar')
        __datalease_add_completions -f
        return
        ;;
    '--scan')
        __datalease_add_completions -d
        return
        ;;
    '--notify')
        return
        ;;
    esac
}

_datalease_status() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_report() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    sharing|certificate|ropa)
        # Offer subcommand argument completions
        "_datalease_report_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'sharing certificate ropa' -- "${cur}"))
        ;;
    esac
}

_datalease_report_sharing() {
    repeating_flags=()
    non_repeating_flags=(--html --md --csv --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --out --agreement --period)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    '--agreement')
        return
        ;;
    '--period')
        return
        ;;
    esac
}

_datalease_report_certificate() {
    repeating_flags=()
    non_repeating_flags=(--html --md --csv --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --out)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_report_ropa() {
    repeating_flags=()
    non_repeating_flags=(--html --md --csv --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --out)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--out')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_ledger() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    verify|show|checkpoint|retire-anchor|prove|check)
        # Offer subcommand argument completions
        "_datalease_ledger_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'verify show checkpoint retire-anchor prove check' -- "${cur}"))
        ;;
    esac
}

_datalease_ledger_verify() {
    repeating_flags=()
    non_repeating_flags=(--signatures --version -h --help)
    repeating_options=(--anchor-dir --against)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--against')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_ledger_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --bundle)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--bundle')
        return
        ;;
    esac
}

_datalease_ledger_checkpoint() {
    repeating_flags=()
    non_repeating_flags=(--clock-is-right --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_ledger_retire-anchor() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_ledger_prove() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --out --statement)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--out')
        __datalease_add_completions -d
        return
        ;;
    '--statement')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_ledger_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--key)
    __datalease_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--key')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_registry() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    backup|restore|retention|erase)
        # Offer subcommand argument completions
        "_datalease_registry_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'backup restore retention erase' -- "${cur}"))
        ;;
    esac
}

_datalease_registry_backup() {
    repeating_flags=()
    non_repeating_flags=(--without-keys --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_registry_restore() {
    repeating_flags=()
    non_repeating_flags=(--accept-loss --version -h --help)
    repeating_options=(--anchor-dir --against)
    non_repeating_options=(--home --reason --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--against')
        __datalease_add_completions -f
        return
        ;;
    '--reason')
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_registry_retention() {
    repeating_flags=()
    non_repeating_flags=(--all --version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home)
    __datalease_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    esac
}

_datalease_registry_erase() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--anchor-dir)
    non_repeating_options=(--home --as)
    __datalease_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--home')
        return
        ;;
    '--anchor-dir')
        __datalease_add_completions -d
        return
        ;;
    '--as')
        __datalease_add_completions -f
        return
        ;;
    esac
}

_datalease_exit-codes() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options 0
}

_datalease_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __datalease_offer_flags_options -1
}

complete -o filenames -F _datalease datalease
