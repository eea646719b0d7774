# Keys of the reports that are clean, as they come; the length is -1 when one does not stand there any more.
kcat -C -u -q -b BROKER:9092 -t reports.clean -o beginning -X isolation.level=read_committed \
  -f '%t %k, length: %S\n'
