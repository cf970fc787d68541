# ask.fish SHARE LINE: prints what fish offers where LINE ends, by the script below SHARE.
cd $FOLDER
source $argv[1]/fish/vendor_completions.d/pgstow.fish
complete -C $argv[2] | string replace -r '\t.*' ''
exit 0
