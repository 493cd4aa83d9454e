#!/bin/sh
# Builds web/assets/dist: one style sheet, the typeface, the mark and a little JavaScript.
# Nothing here is made by hand, and nothing is fetched but what package-lock.json pins.
set -eu
cd "$(dirname "$0")"

stamp=node_modules/.accord-installed
if [ ! -f "$stamp" ] || [ package-lock.json -nt "$stamp" ]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  touch "$stamp"
fi

govuk=node_modules/govuk-frontend/dist/govuk
moj=node_modules/@ministryofjustice/frontend/moj
fonts=node_modules/@fontsource-variable/atkinson-hyperlegible-next

rm -rf dist.new
mkdir -p dist.new/fonts
node_modules/.bin/sass --load-path=. --no-source-map --style=compressed scss/accord.scss dist.new/accord.css
cp "$fonts"/files/*-latin-wght-normal.woff2 "$fonts"/files/*-latin-ext-wght-normal.woff2 dist.new/fonts/
cp "$fonts/LICENSE" dist.new/fonts/OFL.txt
cp images/*.svg js/accord.js dist.new/
# The source maps are not shipped, so no script may name one.
sed '/^\/\/# sourceMappingURL=/d' "$govuk/govuk-frontend.min.js" >dist.new/govuk-frontend.min.js
for component in multi-select sortable-table; do
  sed '/^\/\/# sourceMappingURL=/d' "$moj/components/$component/$component.bundle.mjs" >"dist.new/moj-$component.mjs"
done
cp THIRD-PARTY.md dist.new/THIRD-PARTY.txt

# What only gov.uk may use, and what the content policy would block, must not slip in.
if grep -rlE 'GDS Transport|govuk-crest|data:image|@import' dist.new --include='*.css'; then
  echo "web/assets: the style sheet holds something it must not" >&2
  exit 1
fi
rm -rf dist
mv dist.new dist
echo "web/assets/dist: $(wc -c <dist/accord.css) bytes of CSS"
