/* The layout of the structs of ABI 1.0 on 64-bit machines. A struct may grow at its end (then its
 * line here stays as it is, and a new one is added for the new member); what a line says of a
 * member never changes. */
#include <pgstow/abi.h>
#include <pgstow/filter.h>
#include <pgstow/format.h>
#include <pgstow/services.h>
#include <pgstow/storage.h>

#define AT(type, member, offset) \
  _Static_assert(offsetof(type, member) == (offset), #type "." #member " has moved")

#if UINTPTR_MAX == 0xffffffffffffffffu
AT(pgstow_option, name, 8);
AT(pgstow_option, min_value, 24);
AT(pgstow_option, default_value, 40);
AT(pgstow_option, help, 56);
AT(pgstow_option, flags, 72);
AT(pgstow_host, program, 16);
AT(pgstow_host, set_error, 48);
AT(pgstow_host, log, 56);
AT(pgstow_host, get_service, 64);
AT(pgstow_plugin_info, abi_major, 4);
AT(pgstow_plugin_info, abi_minor, 8);
AT(pgstow_plugin_info, name, 16);
AT(pgstow_plugin_info, license, 64);
AT(pgstow_plugin_info, init, 80);
AT(pgstow_plugin_info, deinit, 88);
AT(pgstow_plugin_info, get_factory, 96);
AT(pgstow_filter_info, name, 8);
AT(pgstow_filter_info, magic, 56);
AT(pgstow_filter_info, options, 72);
AT(pgstow_filter_info, shorthand, 88);
AT(pgstow_codec, self, 8);
AT(pgstow_codec, reset, 16);
AT(pgstow_codec, process, 24);
AT(pgstow_codec, finish, 32);
AT(pgstow_codec, destroy, 40);
AT(pgstow_filter_factory, info, 8);
AT(pgstow_filter_factory, create, 16);
AT(pgstow_file, self, 8);
AT(pgstow_file, append, 16);
AT(pgstow_file, close, 48);
AT(pgstow_storage, open, 16);
AT(pgstow_part, entry, 8);
AT(pgstow_part, frame_count, 16);
AT(pgstow_part, raw_checksum, 48);
AT(pgstow_entry, dump_id, 4);
AT(pgstow_entry, relkind, 32);
AT(pgstow_entry, kind, 40);
AT(pgstow_entry, owned_as, 184);
AT(pgstow_entry, dependencies, 200);
AT(pgstow_entry, part_count, 240);
AT(pgstow_toc_header, created_at, 8);
AT(pgstow_toc_header, database, 24);
AT(pgstow_toc_header, standard_strings, 88);
AT(pgstow_toc_header, archive_id, 128);
AT(pgstow_toc_header, format_version, 144);
AT(pgstow_toc, header, 16);
AT(pgstow_toc, get_entry, 32);
AT(pgstow_toc, encode_piece, 48);
AT(pgstow_toc_sink, header, 16);
AT(pgstow_toc_sink, entry, 24);
AT(pgstow_toc_sink, decode_piece, 48);
AT(pgstow_toc_sink, flags, 56);
AT(pgstow_frame, entry, 8);
AT(pgstow_frame, sequence, 16);
AT(pgstow_frame, stored, 40);
AT(pgstow_writer, begin, 16);
AT(pgstow_writer, destroy, 48);
AT(pgstow_reader, read_toc, 16);
AT(pgstow_reader, next_frame_in_stream, 48);
AT(pgstow_reader, destroy, 72);
AT(pgstow_reader, salvage, 80);
AT(pgstow_damage_sink, damage, 16);
AT(pgstow_place_service, at, 8);
AT(pgstow_format_info, capabilities, 4);
AT(pgstow_format_info, letter, 24);
AT(pgstow_format_info, option_count, 80);
AT(pgstow_format_factory, bid, 16);
AT(pgstow_format_factory, create_reader, 32);
AT(pgstow_checksum_service, xxh3_64, 8);
AT(pgstow_script, data_count, 16);
AT(pgstow_script, destroy, 56);
AT(pgstow_script, write_data, 64);
AT(pgstow_script_service, create, 8);
#endif
