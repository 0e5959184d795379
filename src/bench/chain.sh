#!/bin/bash
# Makes a chain of certificates as public authorities issue them today, for 127.0.0.1 and localhost: a root with RSA (4096
# bits), an intermediate on P-384, a leaf on P-256. Leaves keys.p12 (password "sink") and root.pem in the folder.
#   src/bench/chain.sh FOLDER
set -euo pipefail
cd "$1"
sign() { openssl x509 -req -in "$1.csr" -days 30 -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -extfile "$1.ext" -out "$1.pem" "$3" 2>/dev/null; }
request() { openssl req -new -newkey ec -pkeyopt "ec_paramgen_curve:$2" -nodes -subj "/CN=$3" -keyout "$1.key" -out "$1.csr" 2>/dev/null; }

openssl req -x509 -newkey rsa:4096 -nodes -days 30 -subj '/CN=Root of the benchmark' \
    -addext keyUsage=critical,keyCertSign,cRLSign -keyout root.key -out root.pem 2>/dev/null
printf 'basicConstraints=critical,CA:true,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n' >between.ext
printf 'basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:localhost,IP:127.0.0.1\n' >leaf.ext
request between P-384 'Intermediate of the benchmark'
sign between root -sha256
request leaf P-256 localhost
sign leaf between -sha384
openssl pkcs12 -export -name sink -inkey leaf.key -in leaf.pem -certfile between.pem -passout pass:sink -out keys.p12
