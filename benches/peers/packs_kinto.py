"""Kinto, memory backend, in this process, and kinto-http before it through the proxy it is told of."""
import gzip, importlib.metadata as about, json, logging, sys, threading, time

import kinto_http
from kinto import main
from waitress.server import create_server

logging.disable(logging.CRITICAL)
say = lambda **what: print(json.dumps(what), flush=True)
given = json.loads(sys.stdin.readline())
memory = "kinto.core.{}.memory"
app = main({}, **{
    "storage_backend": memory.format("storage"), "cache_backend": memory.format("cache"),
    "permission_backend": memory.format("permission"), "userid_hmac_secret": "bench",
    "multiauth.policies": "basicauth", "bucket_create_principals": "system.Everyone",
    "batch_max_requests": "25", "paginate_by": "10000", "logging_renderer": "",
})
server = create_server(app, host="127.0.0.1", port=0, threads=4)
threading.Thread(target=server.run, daemon=True).start()
port = server.effective_port
version = " + ".join(f"{name} {about.version(name)}" for name in ("kinto", "kinto-http"))
say(port=int(port), about=version)
proxy = sys.stdin.readline().strip()
AUTH = ("bench", "bench")
writer = kinto_http.Client(server_url=f"http://127.0.0.1:{port}/v1", auth=AUTH, bucket="b", collection="aids")
writer.create_bucket()
writer.create_collection(permissions={"read": ["system.Everyone"]})
# Kinto takes letters, figures, _ and - in ids.
named = lambda record: {**record, "id": record["id"].replace(":", "-")}
for record in given["before"]:
    writer.update_record(data=named(record))
reader = kinto_http.Client(server_url=f"{proxy}/v1", bucket="b", collection="aids")
path = "/buckets/b/collections/aids/records"
held, etag = {}, None
for stage in ("C1", "C2", "C3"):
    if stage == "C3":
        for record in given["after"]:
            writer.update_record(data=named(record))
    say(ready=stage)
    sys.stdin.readline()
    begun = time.perf_counter()
    headers = {"If-None-Match": etag} if etag else {}
    params = {"_since": etag} if stage == "C3" else {}
    try:
        body, head = reader.session.request("get", path, headers=headers, params=params)
    except kinto_http.KintoException as error:
        if error.response.status_code != 304:
            raise
        body, head = None, error.response.headers
    for record in (body or {}).get("data", []):
        held[record["id"]] = record
    taken = (time.perf_counter() - begun) * 1000
    etag = head.get("ETag", etag)
    expected = {"C1": len(given["before"]), "C2": 0, "C3": len(given["after"])}[stage]
    assert len((body or {}).get("data", [])) == expected, (stage, body)
    packed = len(gzip.compress(json.dumps(body, ensure_ascii=False).encode(), 6)) if body else None
    say(requests=1, ms=taken, gzip=packed)
time.sleep(5)
