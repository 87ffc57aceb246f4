# The page in a container: not run as root, read-only at run time, no downloads once the image is built.
FROM python:3.12.12-slim-bookworm AS installed
COPY requirements.txt /
RUN python -m venv --without-pip /opt/page \
    && python -m pip --python /opt/page/bin/python install --no-cache-dir --disable-pip-version-check -r /requirements.txt

FROM python:3.12.12-slim-bookworm
# Two malloc arenas instead of 8 per core: threads return memory sooner, so that the page fits into 512 MB.
ENV PATH=/opt/page/bin:$PATH HOME=/app PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 MALLOC_ARENA_MAX=2
COPY --from=installed /opt/page /opt/page
WORKDIR /app
COPY . .
RUN python -m compileall -q lexile
USER 10001:10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "asgi.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.headless=true", "--server.fileWatcherType=none"]
