
# Names that begin like the word.
function __wir_names
    set -l current (commandline -ct)
    # Without a letter it would be everybody.
    test -n "$current"; or return
    set -l words (commandline -opc)
    set -e words[1]
    set -l asked
    set -l option
    for word in $words
        if test -n "$option"
            set asked $asked $option (string replace -r '^~/' "$HOME/" -- $word)
            set option
            continue
        end
        switch $word
            case '--data=*' --no-bundled --no-cache '--ldap-*=*' --ldap-starttls --ldap-unencrypted-password
                set asked $asked $word
            case --data '--ldap-*'
                set option $word
        end
    end
    wir --no-input $asked names -- "$current" 2>/dev/null </dev/null
end
complete -c wir -n "__fish_wir_needs_command; or __fish_seen_subcommand_from @OF_NAMES@" -f -a "(__wir_names)"
